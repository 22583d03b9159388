namespace Neura.Near;

/// <summary>A key of an account: the last nonce it signed with, and what it may sign.</summary>
public sealed record AccessKey(ulong Nonce, AccessKeyPermission Permission)
{
    /// <summary>A new key that may sign anything.</summary>
    public static AccessKey FullAccess { get; } = new(0, new AccessKeyPermission.FullAccess());
}
