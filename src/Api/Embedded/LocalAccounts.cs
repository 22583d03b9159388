using System.Net;
using Microsoft.AspNetCore.Http.HttpResults;
using Neura.Near;
using NeuraNft.Api.Accounts.Sessions;
using NeuraNft.Api.RateLimits;
using NeuraNft.Application.Balances;

namespace NeuraNft.Api.Embedded;

/// <summary>
/// Accounts with test NEAR for browsers, as NEAR's testnet has them: POST /account {newAccountId, newAccountPublicKey}. On the local chain
/// alone, for this machine alone, and under its own name alone: a page of another site whose name leads here makes none. On any other
/// network there is no such address.
/// </summary>
internal sealed class LocalAccounts(LocalChain chain)
{
    private const int MostAccounts = 1_000;
    private const int LongestName = 32;
    private static readonly Domain.Yocto s_credit = Domain.Yocto.Parse(NearToken.FromNear(10).ToYoctoString());
    private int made;

    public LocalChain Chain => chain;

    /// <param name="NewAccountId">A name, or the whole account id with this chain's ending.</param>
    /// <param name="NewAccountPublicKey">"ed25519:" and base58: it gets full access.</param>
    public sealed record Request(string? NewAccountId, string? NewAccountPublicKey);

    public static void Map(WebApplication app)
    {
        if (app.Services.GetService<LocalAccounts>() is { } accounts)
            app.MapPost("/account", accounts.CreateAsync);
    }

    private async Task<IResult> CreateAsync(Request request, HttpContext context, CallerLimits limits, CreditBalance credit)
    {
        if (context.Connection.RemoteIpAddress is not { } caller || !IPAddress.IsLoopback(caller)
            || !SessionCookie.IsLoopback(context.Request.Host.Host))
            return TypedResults.NotFound();
        if (limits.Logins.Take(CallerAddress.Of(caller)) is { } refusal)
        {
            refusal.WriteTo(context.Response);
            return Refuse(StatusCodes.Status429TooManyRequests, "RATE_LIMITED", RateLimitRefusal.Message);
        }
        if (Account(request.NewAccountId) is not { } account)
            return Refuse(
                StatusCodes.Status400BadRequest, "BAD_NAME",
                $"A name has 2 to {LongestName} of the characters a to z and 0 to 9, with '-' or '_' between them.");
        if (!PublicKey.TryParse(request.NewAccountPublicKey, out var key))
            return Refuse(StatusCodes.Status400BadRequest, "BAD_KEY", "A public key is \"ed25519:\" and base58 of 32 bytes.");
        if (Interlocked.Increment(ref made) > MostAccounts)
        {
            Interlocked.Decrement(ref made);
            return Refuse(StatusCodes.Status429TooManyRequests, "TOO_MANY", $"{MostAccounts} accounts were made since the start.");
        }
        // To the end, whoever hangs up meanwhile.
        try
        {
            await chain.CreateAccountAsync(account, key, CancellationToken.None);
        }
        catch (EmbeddedException)
        {
            Interlocked.Decrement(ref made);
            // Who asks again with the same key has lost the answer, or somebody died before the credit.
            if (!await chain.HasFullAccessAsync(account, key, CancellationToken.None))
                return Refuse(StatusCodes.Status409Conflict, "NAME_TAKEN", "There is an account of this name already.");
        }
        // What runs are paid for from: elsewhere the operator credits what was paid. Once for each account.
        await credit.HandleAsync(
            new CreditBalance.Command(
                Domain.Account.Parse(account.Value), s_credit, "development", account.Value, "local chain"), CancellationToken.None);
        return TypedResults.Json(
            new { accountId = account.Value, balance = LocalChain.Funds.ToYoctoString() }, statusCode: StatusCodes.Status201Created);
    }

    private AccountId? Account(string? given)
    {
        var suffix = chain.AccountSuffix;
        var name = given is { } id && id.EndsWith(suffix, StringComparison.Ordinal) ? id[..^suffix.Length] : given;
        return name is { Length: >= 2 and <= LongestName } && !name.Contains('.', StringComparison.Ordinal)
            && AccountId.TryParse(name + suffix, out var account) ? account : null;
    }

    private sealed record Refused(string Code, string Message);

    private sealed record RefusedAnswer(Refused Error);

    private static JsonHttpResult<RefusedAnswer> Refuse(int status, string code, string message) =>
        TypedResults.Json(new RefusedAnswer(new Refused(code, message)), statusCode: status);
}
