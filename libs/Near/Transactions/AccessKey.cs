namespace Neura.Near;

/// <summary>A key of an account: the last nonce it signed with, and what it may sign.</summary>
public sealed record AccessKey(ulong Nonce, AccessKeyPermission Permission)
{
    public static AccessKey FullAccess { get; } = new(0, new AccessKeyPermission.FullAccess());
}
