using System.Collections.Immutable;
using Neura.EventStore;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using static NeuraNft.Domain.Assets.AssetEvent;

namespace NeuraNft.Application.Rights;

/// <summary>An asset's stream up to one version: what a right is decided on, and why it is so.</summary>
/// <param name="State">At that version.</param>
/// <param name="Version">Of the last event in the stream; 0 where there is none.</param>
/// <param name="Position">Of the last event in the log; 0 where there is none.</param>
internal sealed record AssetPast(AssetState State, long Version, long Position)
{
    public static readonly AssetPast None = new(Aggregates.Asset.Initial, 0, 0);

    private ImmutableDictionary<int, string> Cids { get; init; } = ImmutableDictionary<int, string>.Empty;

    // What everybody has by default is under no account.
    private ImmutableDictionary<(Account?, AccessSource), long> Given { get; init; } =
        ImmutableDictionary<(Account?, AccessSource), long>.Empty;

    public long Epoch => State is AssetState.Minted minted ? minted.Access.Epoch : 0;

    public AssetPast Then(IEvent next)
    {
        var past = this with
        {
            State = Aggregates.Asset.Evolve(State, next.Data), Version = next.Version, Position = next.Sequence,
        };
        return next.Data switch
        {
            AssetMinted e => past.Has(e.Version).Gives(e.Owner, AccessSource.Owner).Gives(null, AccessSource.Default),
            VersionPublished e => past.Has(e.Version),
            AssetTransferred e => past.Gives(e.NewOwner, AccessSource.Owner),
            DefaultLevelSet => past.Gives(null, AccessSource.Default),
            AccessSet e => past.Gives(e.Account, AccessSlots.SourceOf(e.Origin)),
            _ => past,
        };
    }

    /// <summary>The CID that a version has on chain.</summary>
    public string? CidOf(int version) => Cids.GetValueOrDefault(version);

    /// <summary>Position of the event that gives the account what it has; null where it has nothing.</summary>
    public long? GivenBy(Account account, AccessSource source) =>
        Given.TryGetValue((source == AccessSource.Default ? null : account, source), out var position) ? position : null;

    private AssetPast Has(AssetVersion? version) =>
        version is null ? this : this with { Cids = Cids.SetItem(version.Number, version.Cid) };

    private AssetPast Gives(Account? account, AccessSource source) => this with { Given = Given.SetItem((account, source), Position) };
}
