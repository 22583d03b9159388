using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.ActivityFeed;

/// <summary>
/// Pages of what a viewer may see: the public lines and the viewer's own are two indexes, each read no further than the page; so are the
/// kinds, where some are named. A line of another's is not even passed over.
/// </summary>
/// <param name="Condition">On <c>t</c>; its values are $5 and on.</param>
internal sealed record FeedPages(string Condition, object[] Values, Account? Viewer)
{
    public static FeedPages OfAll(Account? viewer) => new("true", [], viewer);

    public static FeedPages Of(AssetId id, Account? viewer) =>
        new("t.contract = $5 and t.token_id = $6", [id.Contract, id.TokenId], viewer);

    // Nothing private is of a collection.
    public static FeedPages Of(CollectionId id) => new("t.contract = $5 and t.collection_id = $6", [id.Contract, id.Id], null);

    // What concerns another concerns the viewer only where all see it.
    public static FeedPages Of(Account account, Account? viewer) =>
        new("t.accounts @> array[$5]::varchar[]", [account.Value], viewer == account ? viewer : null);

    public IReadOnlyList<string>? Kinds { get; init; }

    public bool OldestFirst { get; init; }

    public long? After { get; init; }

    public Task<List<ActivityRow>> ReadAsync(NpgsqlDataSource source, int most, CancellationToken ct)
    {
        string[] branches = Viewer is null ? [Visibility.Public] : [Visibility.Public, Visibility.Own("$4")];
        var lines = string.Join(" union all ", branches.Select(Branch));
        return source.ReadAsync<ActivityRow>(
            SelectRows.Of(
                $"select {ActivityRow.Table.Columns} from ({lines}) t {Order}",
                [Optional.Long(After), most, Optional.Texts(Kinds), Optional.Text(Viewer?.Value), .. Values]),
            ct);
    }

    private string Order => $"order by t.position {(OldestFirst ? "asc" : "desc")} limit $2";

    private string Branch(string visible)
    {
        var from = OldestFirst ? "t.position > coalesce($1, 0)" : "t.position < coalesce($1, 9223372036854775807)";
        var select = $"select t.* from activity_feed t where {Condition} and {visible} and {from}";
        return Kinds is null
            ? $"({select} {Order})"
            : $"(select line.* from (select distinct unnest($3) as kind) k cross join lateral ({select} and t.kind = k.kind {Order}) line)";
    }
}
