using NeuraNft.Domain;

namespace NeuraNft.Api.Accounts;

/// <summary>The public face of a NEAR account: what the chain says of it in this market. Every account has one.</summary>
/// <param name="AccountId">Its name on chain.</param>
[Node]
[GraphQLName("Account")]
public sealed record AccountNode(string Id, Account AccountId)
{
    internal static AccountNode Of(Account account) => new(account.Value, account);
}
