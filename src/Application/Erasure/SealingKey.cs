using System.Diagnostics.CodeAnalysis;

namespace NeuraNft.Application.Erasure;

/// <summary>What closes the texts of one event.</summary>
/// <param name="Key">Null: whose they are was erased since he asked, and nothing of it may be stored any more.</param>
internal sealed record SealingKey(Guid Id, byte[]? Key)
{
    /// <summary>Of a job that the log does not know: its texts are nobody's.</summary>
    public static readonly SealingKey NothingAsked = new(Guid.Empty, null);

    [return: NotNullIfNotNull(nameof(erased))]
    public string? Seal(string text, string? erased) =>
        this == NothingAsked ? text : Key is null ? erased : Envelope.Seal(Id, Key, text);
}
