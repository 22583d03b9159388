using NeuraNft.Domain;

namespace NeuraNft.Application.Log;

/// <summary>A client's idempotency key names a command of that client's account only: two accounts may choose the same key.</summary>
internal static class CommandId
{
    public static Guid Of(Account account, string command, Guid idempotencyKey) =>
        NamedGuid.Of($"{account.Value}/{command}/{idempotencyKey:D}");
}
