using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Contracts;
using NeuraNft.Domain.Models;
using NeuraNft.Domain.Sealing;

namespace NeuraNft.Domain.Inferences;

/// <summary>What a requester or a worker asks of a job.</summary>
public abstract record InferenceCommand
{
    private InferenceCommand() { }

    /// <summary>The caller loads the asset: its rights and its newest version are what is decided on. Input is JSON text.</summary>
    public sealed record RequestInference(
        Guid Job, AssetId AssetId, AssetState Asset, Account Requester, string InputKind, string Input, string? CardCid)
        : InferenceCommand
    {
        /// <summary>The version that the requester saw; null: whichever is the newest.</summary>
        public int? ExpectedVersion { get; init; }

        /// <summary>What a run costs at most, as the requester agreed to; of an encrypted input exactly, for it says so inside.</summary>
        public Yocto ExpectedPrice { get; init; }

        public InferenceTerms Terms { get; init; } = InferenceTerms.Initial;

        /// <summary>Of the asset's contract: its share is the same as of a lease.</summary>
        public Platform Platform { get; init; } = Platform.None;

        /// <summary>Null: the model may be asked.</summary>
        public ModelNotOffered? NotOffered { get; init; }
    }

    public sealed record StartInference(string Worker, int Attempt) : InferenceCommand;

    public sealed record CompleteInference(string Worker, int Attempt, InferenceResult Result) : InferenceCommand
    {
        public SignedReceipt? Receipt { get; init; }
    }

    public sealed record FailInference(string Worker, int Attempt, string Code, string Message) : InferenceCommand;

    public sealed record CancelInference(Account Actor) : InferenceCommand;

    /// <summary>By the platform: the requester may use the model no longer.</summary>
    public sealed record CancelForLostRight(RightsLossReason Reason) : InferenceCommand;
}
