using Neura.EventStore;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using Npgsql;

namespace NeuraNft.Application.Models;

/// <summary>
/// Policy: where a job has ended that answers a model's test, the answer is judged. It runs behind the log; judging again finds it done.
/// </summary>
public sealed class ModelTests(JudgeModelTest judge) : IProjection
{
    public string Name => "model_tests";

    public async Task ApplyAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        Guid[] ended = [.. page.Select(e => JobOf(e.Data)).OfType<Guid>().Distinct()];
        if (ended.Length == 0)
            return;
        foreach (var (job, asset, version) in await TestsAsync(connection, transaction, ended, ct))
            await judge.HandleAsync(job, asset, version, ct);
    }

    private static async Task<List<(Guid Job, AssetId Asset, int Version)>> TestsAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Guid[] jobs, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select job, contract, token_id, version from model_test_job where job = any($1) order by job", connection, transaction);
        command.Parameters.Add(new() { Value = jobs });
        await using var rows = await command.ExecuteReaderAsync(ct);
        var tests = new List<(Guid, AssetId, int)>();
        while (await rows.ReadAsync(ct))
            tests.Add((rows.GetGuid(0), new AssetId(rows.GetString(1), rows.GetString(2)), rows.GetInt32(3)));
        return tests;
    }

    private static Guid? JobOf(object data) => data switch
    {
        InferenceEvent.InferenceCompleted e => e.Job,
        InferenceEvent.InferenceFailed e => e.Job,
        InferenceEvent.InferenceCancelled e => e.Job,
        _ => null,
    };
}
