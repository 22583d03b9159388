using NeuraNft.Domain.Assets;

namespace NeuraNft.Projections.Provenance;

/// <summary>What a replica's creation adds: itself with its parent, and with each of its parent's ancestors.</summary>
internal static class LineageRows
{
    public static IEnumerable<LineageRow> Of(AssetEvent.ReplicaCreated e, IEnumerable<LineageRow> ofParent, long position) =>
        ofParent
            .Where(a => a.Generations < LineageRow.MostGenerations)
            .Select(a => (Generations: a.Generations + 1, a.Ancestor))
            .Prepend((Generations: 1, Ancestor: e.Parent.TokenId))
            .Select(a => new LineageRow(e.Asset.Contract, e.Asset.TokenId, (short)a.Generations, a.Ancestor, e.By, position));
}
