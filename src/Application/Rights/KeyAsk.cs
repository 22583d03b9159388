using Neura.Cryptography.Age;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Sealing;

namespace NeuraNft.Application.Rights;

/// <summary>Who wants which key, by whose right and for whom.</summary>
/// <param name="Version">Null: the newest on chain.</param>
/// <param name="Recipient">Null where it is only asked whether there is a right.</param>
/// <param name="Job">Of an inference; null for a download.</param>
internal sealed record KeyAsk(AssetId Asset, int? Version, Account Account, AgeRecipient? Recipient, JobLease? Job)
{
    public KeyPurpose Purpose { get; init; } = Job is null ? KeyPurpose.Download : KeyPurpose.Inference;
}
