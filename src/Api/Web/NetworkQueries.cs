using Microsoft.Extensions.Options;
using NeuraNft.Application.Accounts;
using NeuraNft.Application.Balances;
using NeuraNft.Application.Chain;
using NeuraNft.Domain;

namespace NeuraNft.Api.Web;

/// <summary>The chain that this market lives on, for wallets and pages.</summary>
/// <param name="Id">Such as "mainnet", "testnet"; "local-…" for the development chain of one start.</param>
/// <param name="Contract">Of the assets: NRC-101.</param>
/// <param name="Market">The market contract; null: none is followed.</param>
/// <param name="IsDevelopment">
/// A chain on this machine, gone with the program. POST /account {newAccountId, newAccountPublicKey} makes an account with test NEAR.
/// </param>
/// <param name="AccountSuffix">How the accounts end that are made so; null elsewhere.</param>
/// <param name="LoginRecipient">NEP-413's recipient: whom a login's signature is for.</param>
/// <param name="ExplorerUrl">Of an explorer; null: none.</param>
/// <param name="RpcUrl">For wallets in the browser; null: none is needed, or none is known.</param>
/// <param name="DepositsTo">Whom money for runs is paid to; null: the operator credits by hand.</param>
/// <param name="ConnectOrigins">Origins beside our own that pages may connect to.</param>
public sealed record Network(
    string Id, Account Contract, Account? Market, bool IsDevelopment, string? AccountSuffix, string LoginRecipient, string? ExplorerUrl,
    string? RpcUrl, Account? DepositsTo, [property: ListSize(AssumedSize = 10)] IReadOnlyList<string> ConnectOrigins);

[QueryType]
public static partial class NetworkQueries
{
    /// <summary>Which chain, which contracts, and what a wallet needs of them.</summary>
    public static Network GetNetwork(
        IOptions<ChainOptions> chain, IOptions<LoginOptions> login, IOptions<WebOptions> web, IOptions<DepositOptions> deposits,
        LocalNetwork local)
    {
        var market = chain.Value.Contracts.FirstOrDefault(c => c.Kind == ContractKind.Market)?.Account;
        return new Network(
            chain.Value.Network, Account.Parse(chain.Value.Contract), market is null ? null : Account.Parse(market),
            local.Suffix is not null, local.Suffix, login.Value.Recipient, web.Value.ExplorerUrl?.AbsoluteUri,
            web.Value.RpcUrl?.AbsoluteUri, deposits.Value.Receiver, [.. web.Value.ConnectOrigins]);
    }
}
