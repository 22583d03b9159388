using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Inferences;

namespace NeuraNft.Domain.Erasure;

/// <summary>
/// Which texts of the log are erased with their subject. What came from a chain is not among them: it stays public there whatever we
/// do. Change only by adding; an event that was stored before its field was added holds the text itself.
/// </summary>
public static class PersonalFields
{
    public const string ErasedText = "[erased]";

    /// <summary>Where JSON is expected.</summary>
    public const string ErasedJson = """{"erased":true}""";

    /// <summary>In place of a hash: of a short text it would give the text away to whoever guesses.</summary>
    public static readonly string ErasedHash = new('0', 64);

    public static IReadOnlyList<PersonalField> All { get; } =
    [
        new(typeof(AccountEvent.ApiKeyIssued), nameof(AccountEvent.ApiKeyIssued.Name), ErasedText),
        new(typeof(InferenceEvent.InferenceRequested), nameof(InferenceEvent.InferenceRequested.Input), ErasedJson),
        new(typeof(InferenceResult), nameof(InferenceResult.Output), ErasedJson),
        new(typeof(InferenceResult), nameof(InferenceResult.InputSha256), ErasedHash),
        new(typeof(InferenceResult), nameof(InferenceResult.OutputSha256), ErasedHash),
        // It opens the receipt's commitments: with it a guess of the input can be tried.
        new(typeof(SignedReceipt), nameof(SignedReceipt.Salt), null),
    ];
}
