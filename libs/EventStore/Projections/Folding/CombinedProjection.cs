using Npgsql;

namespace Neura.EventStore;

/// <summary>Several tables behind one checkpoint, so that they are always equally far. The names of the parts do not matter.</summary>
public sealed class CombinedProjection(string name, params IReadOnlyList<FoldingProjection> parts) : FoldingProjection(name)
{
    public override IReadOnlyList<string> Tables { get; } = [.. parts.SelectMany(part => part.Tables)];

    internal override ProjectionFold NewFold(Shard shard, bool tablesAreEmpty) =>
        new Folds([.. parts.Select(part => part.NewFold(shard, tablesAreEmpty))]);

    private sealed class Folds(ProjectionFold[] folds) : ProjectionFold
    {
        public override int Rows => folds.Sum(fold => fold.Rows);

        public override async Task ApplyAsync(NpgsqlConnection connection, IReadOnlyList<IEvent> page, CancellationToken ct)
        {
            foreach (var fold in folds) await fold.ApplyAsync(connection, page, ct);
        }

        public override async Task WriteAsync(NpgsqlConnection connection, CancellationToken ct)
        {
            foreach (var fold in folds) await fold.WriteAsync(connection, ct);
        }

        public override void Forget()
        {
            foreach (var fold in folds) fold.Forget();
        }
    }
}
