using NeuraNft.Domain;

namespace NeuraNft.Api.Accounts;

[QueryType]
public static partial class AccountQueries
{
    /// <summary>An account by its name; one that this market never saw has nothing.</summary>
    public static AccountNode GetAccount(Account id) => AccountNode.Of(id);
}
