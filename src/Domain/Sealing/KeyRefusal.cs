using NeuraNft.Domain.Assets;

namespace NeuraNft.Domain.Sealing;

/// <summary>Why no header is minted. Each has a code that does not change.</summary>
public abstract record KeyRefusal
{
    private KeyRefusal() { }

    public abstract string Code { get; }

    public sealed record NoSuchAsset : KeyRefusal
    {
        public override string Code => "NO_SUCH_ASSET";
    }

    /// <summary><paramref name="FormerOwner"/>: it was his asset once; such attempts are looked for.</summary>
    public sealed record AccessDenied(AccessLevel Required, AccessLevel Actual, AccessDenial Reason, bool FormerOwner) : KeyRefusal
    {
        public override string Code => "ACCESS_DENIED";
    }

    /// <summary>The version was never sealed here, or not published with the content that was; null: none is published.</summary>
    public sealed record NotSealed(int? Version) : KeyRefusal
    {
        public override string Code => "NOT_SEALED";
    }

    public sealed record Withdrawn(int Version) : KeyRefusal
    {
        public override string Code => "WITHDRAWN";
    }

    /// <summary>It gets another key first, because somebody lost his right to this one: ask again a little later.</summary>
    public sealed record BeingReencrypted(int Version) : KeyRefusal
    {
        public override string Code => "BEING_REENCRYPTED";
    }

    /// <summary>The job is not run by this worker in this attempt, or not for a recipient registered for it.</summary>
    public sealed record NotTheWorkers(Guid Job) : KeyRefusal
    {
        public override string Code => "NOT_THE_WORKERS";
    }
}
