using NeuraNft.Application.Log;

namespace NeuraNft.Api;

/// <summary>Where a command landed, as clients are told.</summary>
internal static class Receipts
{
    public static CommandReceipt Of(CommandAnswer answer) => new(
        answer.CommandId, answer.Position > 0 ? new Position(answer.Position) : null, answer.Replayed);
}
