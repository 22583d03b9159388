using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Verifying;

namespace NeuraNft.Auditor;

/// <summary>Verdicts in words.</summary>
internal static class Sentences
{
    public static string Of(PolicyVerdict verdict) => verdict switch
    {
        PolicyVerdict.Trusted t => $"Trusted: {t.Checkpoint.Size} events.",
        PolicyVerdict.NoCheckpoint => "The note is no checkpoint.",
        PolicyVerdict.UnknownLog u => $"The policy does not know the log {u.Origin}.",
        PolicyVerdict.NotSigned n => $"No key that the policy has for {n.Origin} signed this, or a signature is wrong.",
        PolicyVerdict.QuorumMissed q => $"Not enough witnesses cosigned: quorum {q.Quorum}.",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "unknown"),
    };

    public static string Of(LogFault fault) => fault switch
    {
        LogFault.TileMissing f => $"{f.Tile.Path} is missing.",
        LogFault.TileMalformed f => $"{f.Tile.Path} has not the length, or not the entries, that it must have.",
        LogFault.EntryChanged f => $"The event at position {f.Index + 1} is not the one that was integrated.",
        LogFault.HashChanged f => $"{f.Tile.Path}: hash {f.Offset} is not that of the tile below it.",
        LogFault.RootDiffers => "The tiles agree with each other, but not with the checkpoint.",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "unknown"),
    };
}
