using Neura.EventStore;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Balances;
using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Contracts;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Market;
using NeuraNft.Domain.Models;
using NeuraNft.Domain.Sealing;
using NeuraNft.Domain.Tokens;
using NeuraNft.Projections.Rows;
using Npgsql;
using static NeuraNft.Domain.Assets.AssetEvent;

namespace NeuraNft.Projections.AccessCurrent;

/// <summary>Keeps access_asset and access_current: who may do what now.</summary>
public sealed class AccessCurrentProjection : IProjection
{
    public string Name => "access_current";

    public IReadOnlyList<string> Tables => ["access_asset", "access_current"];

    public IReadOnlyList<string> Lookups => [];

    /// <summary>Event types, or whole unions, that change no right.</summary>
    public static IReadOnlyCollection<Type> Unused =>
    [
        typeof(CollectionEvent), typeof(InferenceEvent), typeof(AccountEvent), typeof(ContractEvent), typeof(MarketEvent),
        typeof(TokenEvent), typeof(ContentEvent), typeof(KeyEvent), typeof(WorkerEvent), typeof(ModelEvent),
        typeof(BalanceEvent), typeof(InferenceTermsEvent), typeof(WorkerKeyEvent), .. AccessRows.Unused,
    ];

    public async Task ApplyAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        var used = page.Where(e => e.Data is AssetEvent data && !AccessRows.Unused.Contains(data.GetType())).ToList();
        var ids = used.Select(e => AssetEvents.IdOf((AssetEvent)e.Data)).Distinct().ToList();
        var assetsBefore = (await SelectAssets(ids).ReadAsync<AccessAssetRow>(connection, transaction, ct)).ToDictionary(r => r.Id);
        var grantsBefore = (await SelectGrants(Keys(used)).ReadAsync<AccessGrantRow>(connection, transaction, ct))
            .ToDictionary(r => (r.Asset, r.Account, r.Source));
        var (assets, grants) = (assetsBefore.ToDictionary(), grantsBefore.ToDictionary());
        foreach (var at in used)
            Fold(assets, grants, (AssetEvent)at.Data, at);
        await AccessAssetRow.Table.SaveAsync(connection, transaction, assetsBefore, assets, ct);
        await AccessGrantRow.Table.SaveAsync(connection, transaction, grantsBefore, grants, ct);
        await LapseAsync(connection, transaction, [.. used.Where(e => e.Data is AccessEpochBumped)], ct);
    }

    internal static NpgsqlBatchCommand SelectAssets(IReadOnlyList<AssetId> ids) =>
        AccessAssetRow.Table.Select(
            "join (select distinct * from unnest($1, $2) u(contract, token_id)) u using (contract, token_id)",
            Optional.Texts(ids.Select(i => i.Contract)),
            Optional.Texts(ids.Select(i => i.TokenId)));

    internal static NpgsqlBatchCommand SelectGrants(IReadOnlyList<(AssetId Asset, Account Account)> keys) =>
        AccessGrantRow.Table.Select(
            "join (select distinct * from unnest($1, $2, $3) u(contract, token_id, account)) u using (contract, token_id, account)",
            Optional.Texts(keys.Select(k => k.Asset.Contract)),
            Optional.Texts(keys.Select(k => k.Asset.TokenId)),
            Optional.Texts(keys.Select(k => k.Account.Value)));

    private static List<(AssetId, Account)> Keys(List<IEvent> used) =>
    [
        .. from e in used
           let account = AccessRows.AccountOf((AssetEvent)e.Data)
           where account is not null
           select (AssetEvents.IdOf((AssetEvent)e.Data), account),
    ];

    private static void Fold(
        Dictionary<AssetId, AccessAssetRow> assets, Dictionary<(AssetId, Account, string), AccessGrantRow> grants, AssetEvent data,
        IEvent at)
    {
        var id = AssetEvents.IdOf(data);
        if (AccessRows.Apply(assets.GetValueOrDefault(id), data, at) is not { } asset)
            return;
        assets[id] = asset;
        if (AccessRows.AccountOf(data) is not { } account)
            return;
        foreach (var source in AccessRows.SourcesOf(data))
            if (AccessRows.Apply(grants.GetValueOrDefault((id, account, source)), data, asset, at) is { } grant)
                grants[(id, account, source)] = grant;
    }

    // A transfer ends every grant of its asset, in memory or not; the epochs find them, and each the event that ended it. What was
    // paid for stays.
    private static async Task LapseAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> bumps, CancellationToken ct)
    {
        if (bumps.Count == 0)
            return;
        await using var command = new NpgsqlCommand(
            """
            update access_current g set ended = 'lapsed', ended_position = b.position, ended_event = b.event_id
            from unnest($1, $2, $3, $4, $5) b(contract, token_id, epoch, position, event_id)
            where g.contract = b.contract and g.token_id = b.token_id and g.source = 'grant' and g.ended is null and g.epoch = b.epoch - 1
                and g.position < b.position
            """,
            connection,
            transaction);
        var data = bumps.Select(b => (AccessEpochBumped)b.Data).ToList();
        command.Parameters.Add(Optional.Texts(data.Select(d => d.Asset.Contract)));
        command.Parameters.Add(Optional.Texts(data.Select(d => d.Asset.TokenId)));
        command.Parameters.Add(new() { Value = data.Select(d => d.Epoch).ToArray() });
        command.Parameters.Add(new() { Value = bumps.Select(b => b.Sequence).ToArray() });
        command.Parameters.Add(new() { Value = bumps.Select(b => b.Id).ToArray() });
        await command.ExecuteNonQueryAsync(ct);
    }
}
