using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Sealing;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Domain.Tests;

/// <summary>Encrypted content of the sample asset, and keys that were given for it.</summary>
internal static class ContentSample
{
    public static readonly SealedPayload First = new("bafkreifirst", new string('1', 64), 65_568);
    public static readonly SealedPayload Second = new("bafkreisecond", new string('2', 64), 65_568);
    public static readonly SignedStatement Statement = new(
        "I seal version 2.", "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=", "neuranft.example",
        "ed25519:2RM3EotCzEiVobm6aMjaup43k8cFffR4KHFtrqbZ79Qy", "c2lnbmF0dXJl", "https://neuranft.example/sealed");

    public static readonly KeyDecision Decision = new(AccessLevel.ViewAndDownload, AccessLevel.EditData, "grant", 7, 1, At(9), 5);

    public static IReadOnlyList<object> Events =>
    [
        Sealed(),
        Due(),
        new ContentEvent.ReencryptionDone(Asset, 2, 2, First.Cid, Second),
        new ContentEvent.ContentWithdrawn(Asset, 2, 2, Second.Cid, 12),
        new KeyEvent.KeyReleased(
            Asset, 2, 1, Carol, KeyPurpose.Inference, "age1qqqq", Decision, "worker-1", Job, 1, At(60).ToDateTimeOffset()),
        new KeyEvent.KeyRefused(
            Asset, 2, Bob, KeyPurpose.Download, "ACCESS_DENIED", "LAPSED", Decision with { Level = AccessLevel.None }, "worker-1", Job),
        new WorkerEvent.WorkerRegistered("worker-1", "age1qqqq"),
    ];

    public static ContentEvent.AssetSealed Sealed(int version = 2) =>
        new(Asset, version, 1, First, new string('c', 64), 1, Alice, Statement);

    public static ContentEvent.ReencryptionDue Due(int version = 2) =>
        new(Asset, version, 1, RightsLossReason.Transferred, Alice, true, 11, At(11));
}
