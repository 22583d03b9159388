using Neura.EventStore;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using static NeuraNft.Domain.Assets.AssetEvent;

namespace NeuraNft.Application.Rights;

/// <summary>An asset's whole stream at one version: what a right is decided on, and why it is so.</summary>
internal sealed record AssetPast(AssetState State, long Version, IReadOnlyList<IEvent> Events)
{
    public static async Task<AssetPast> ReadAsync(DocumentStore store, AssetId asset, CancellationToken cancellationToken)
    {
        var events = await store.FetchStreamAsync(StreamKeys.Asset(asset), 0, cancellationToken);
        return Of(events);
    }

    public static AssetPast Of(IReadOnlyList<IEvent> events) => new(
        events.Aggregate(Aggregates.Asset.Initial, (state, e) => Aggregates.Asset.Evolve(state, e.Data)),
        events is [] ? 0 : events[^1].Version, events);

    /// <summary>Of the last event in the log; 0 where there is none.</summary>
    public long Position => Events is [] ? 0 : Events[^1].Sequence;

    public long Epoch => State is AssetState.Minted minted ? minted.Access.Epoch : 0;

    /// <summary>The CID that a version has on chain.</summary>
    public string? CidOf(int version) => Events.Select(e => e.Data switch
    {
        AssetMinted minted => minted.Version,
        VersionPublished published => published.Version,
        _ => null,
    }).LastOrDefault(v => v?.Number == version)?.Cid;

    /// <summary>Position of the event that gives the account what it has; null where it has nothing.</summary>
    public long? GivenBy(Account account, AccessSource source) => Events.LastOrDefault(e => (source, e.Data) switch
    {
        (AccessSource.Owner, AssetMinted minted) => minted.Owner == account,
        (AccessSource.Owner, AssetTransferred moved) => moved.NewOwner == account,
        (AccessSource.Default, AssetMinted or DefaultLevelSet) => true,
        (not (AccessSource.None or AccessSource.Owner or AccessSource.Default), AccessSet set) =>
            set.Account == account && AccessSlots.SourceOf(set.Origin) == source,
        _ => false,
    })?.Sequence;
}
