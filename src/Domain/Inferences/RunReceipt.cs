using System.Globalization;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Domain.Inferences;

/// <summary>
/// What a worker says about a completed run. It proves what was returned, by whom and for what, not that it is right. Commitments are
/// HMAC-SHA-256 under the receipt's salt, in lower-case hex: without the salt a guess of the input cannot be tried.
/// </summary>
public sealed record RunReceipt(
    Guid Job, AssetId Asset, int Version, string ModelCid, string ModelSha256, Account Requester, BlockTime RequestedAt,
    string InputCommitment, string OutputCommitment, string RuntimeVersion, string ExecutionProvider, string Worker, int Attempt,
    long DurationMicroseconds, RightUsed Right, Yocto Price, Payouts Split, Attestation Attestation)
{
    public const string Format = "neuranft-receipt/1";

    /// <summary>To be shown with every receipt.</summary>
    public const string Says =
        "This receipt proves what the worker returned, to whom, by which right and for which price. "
        + "It does not prove that the answer is right.";

    /// <summary>What is signed: the format, then each field's name and value, in this order.</summary>
    public byte[] ToBytes() => CanonicalText.Of([Format, .. Fields().SelectMany(f => new[] { f.Name, f.Value })]);

    private IEnumerable<(string Name, string Value)> Fields() =>
    [
        ("job", Job.ToString("D")),
        ("contract", Asset.Contract),
        ("tokenId", Asset.TokenId),
        ("version", Text(Version)),
        ("modelCid", ModelCid),
        ("modelSha256", ModelSha256),
        ("requester", Requester.Value),
        ("requestedAt", RequestedAt.Nanoseconds.ToString(CultureInfo.InvariantCulture)),
        ("inputCommitment", InputCommitment),
        ("outputCommitment", OutputCommitment),
        ("runtimeVersion", RuntimeVersion),
        ("executionProvider", ExecutionProvider),
        ("worker", Worker),
        ("attempt", Text(Attempt)),
        ("durationMicroseconds", Text(DurationMicroseconds)),
        ("level", Text((int)Right.Level)),
        ("origin", Right.Origin),
        ("givenBy", Right.GivenBy is { } position ? Text(position) : ""),
        ("price", Price.ToString()),
        .. Split.Amounts.Select(part => ("split:" + part.Key.Value, part.Value.ToString())),
        ("attestation", Attestation.Kind.ToString().ToLowerInvariant()),
        ("measurement", Attestation.Measurement ?? ""),
    ];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
