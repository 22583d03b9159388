namespace Neura.Near;

/// <summary>What a key may sign. The order is the borsh tag: 0 function call, 1 full access.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.AccessKeyPermissionJsonConverter))]
public abstract record AccessKeyPermission
{
    private AccessKeyPermission() { }

    /// <summary>Calls of one contract without deposit.</summary>
    /// <param name="Allowance">What may be spent on gas; null means no limit.</param>
    /// <param name="Receiver">The contract.</param>
    /// <param name="Methods">The methods; empty means all.</param>
    public sealed record FunctionCall(NearToken? Allowance, AccountId Receiver, IReadOnlyList<string> Methods) : AccessKeyPermission;

    /// <summary>Everything.</summary>
    public sealed record FullAccess : AccessKeyPermission;

    /// <summary>
    /// A permission of a later protocol (a gas key, say), by the name the node gives it. It cannot be put into a transaction.
    /// </summary>
    public sealed record Unknown(string Name) : AccessKeyPermission;
}
