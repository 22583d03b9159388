using System.Text.Json;
using NeuraNft.Auditor.Policies;
using NeuraNft.Domain.Tests;
using Npgsql;

namespace NeuraNft.Auditor.Tests.Replaying;

/// <summary>Whoever changed an event in the database is told its position and exit code 9, by each command that reads it.</summary>
public sealed class TamperedLogTests(LoggedMarket logged) : IClassFixture<LoggedMarket>, IDisposable
{
    private const string OfAsset = "stream_id = 'asset/nrc101.test.near/1:7' AND type";
    private readonly string _policy = Path.GetTempFileName();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string[]> Changes => new()
    {
        {
            $"{OfAsset} = 'asset_minted'", "data = jsonb_set(data, '{maxLevel}', '\"many\"')",
            ["replay", "history", "access-at", "policy-test"]
        },
        { $"{OfAsset} = 'asset_minted'", "data = 'null'", ["replay", "history", "access-at", "policy-test"] },
        { $"{OfAsset} = 'access_set'", "headers = headers - 'block_height'", ["replay", "history", "access-at"] },
        { $"{OfAsset} = 'access_set'", "data = data - 'account'", ["replay", "access-at", "policy-test"] },
        { "type = 'inference_requested' AND data ->> 'input' LIKE 'env1:%'", Flip("input"), ["replay", "history", "policy-test"] },
        { "type = 'inference_completed'", "data = jsonb_set(data, '{job}', '\"00000000-0000-0000-0000-000000000001\"')", ["replay"] },
    };

    public void Dispose() => File.Delete(_policy);

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_changed_event_is_named_by_its_position(string which, string change, string[] commands)
    {
        await File.WriteAllTextAsync(_policy, JsonSerializer.Serialize(PolicyFile.Standing, JsonSerializerOptions.Web), Ct);
        var position = await logged.Market.CountAsync($"SELECT min(seq_id) FROM mt_events WHERE {which}");
        await using var database = await logged.Market.Db.OpenConnectionAsync(Ct);
        await using var read = new NpgsqlCommand($"SELECT data::text, headers::text FROM mt_events WHERE seq_id = {position}", database);
        string data;
        string? headers;
        await using (var row = await read.ExecuteReaderAsync(Ct))
        {
            (await row.ReadAsync(Ct)).ShouldBeTrue();
            (data, headers) = (row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1));
        }

        await logged.Market.ExecuteAsync($"UPDATE mt_events SET {change} WHERE seq_id = {position}");
        try
        {
            foreach (var command in commands)
            {
                var (code, text) = await AskAsync(command);
                code.ShouldBe(ExitCode.Differs, $"{command}: {text}");
                text.ShouldContain($"event at position {position} cannot be ", customMessage: $"{command}: {text}");
            }
        }
        finally
        {
            await using var undo = new NpgsqlCommand(
                "UPDATE mt_events SET data = $1::jsonb, headers = $2::jsonb WHERE seq_id = $3", database);
            foreach (var value in new[] { data, headers })
                undo.Parameters.Add(new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
            undo.Parameters.Add(new() { Value = position });
            await undo.ExecuteNonQueryAsync(Ct);
        }
    }

    private Task<(ExitCode Code, string Text)> AskAsync(string command) => command switch
    {
        "replay" => logged.AskAsync("replay"),
        "history" => logged.AskAsync("history", $"asset/{Sample.Asset}", "--limit", "1000"),
        "access-at" => logged.AskAsync("access-at", $"{Sample.Asset}", $"{Sample.Bob}", "2030-01-01T00:00:00Z"),
        _ => logged.AskAsync("policy-test", _policy),
    };

    // One character of the sealed text.
    private static string Flip(string field) =>
        $"data = jsonb_set(data, '{{{field}}}', to_jsonb(overlay(data ->> '{field}' placing "
        + $"CASE substr(data ->> '{field}', 60, 1) WHEN 'A' THEN 'B' ELSE 'A' END from 60 for 1)))";
}
