using System.Text.Json.Nodes;
using NeuraNft.Application.Tests;

namespace NeuraNft.Auditor.Tests;

public sealed class AuditCommandTests(MarketFixture market) : IClassFixture<MarketFixture>, IDisposable
{
    private readonly AuditedMarket _audited = new(market);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _audited.Dispose();

    [Fact]
    public async Task A_case_verifies_without_the_database_and_each_changed_field_is_named()
    {
        var file = await CaseAsync();
        (await VerifyAsync(file)).Code.ShouldBe(ExitCode.Proven);

        var text = await File.ReadAllTextAsync(file, Ct);
        foreach (var field in JsonNode.Parse(text)!["events"]![0]!.AsObject().Select(p => p.Key).ToList())
        {
            var changed = JsonNode.Parse(text)!;
            var value = changed["events"]![0]![field]!;
            changed["events"]![0]![field] = field switch
            {
                "streamVersion" => value.GetValue<long>() + 1,
                "salt" => Convert.ToBase64String(new byte[32]),
                _ => Flipped(value.GetValue<string>()),
            };
            await File.WriteAllTextAsync(file, changed.ToJsonString(), Ct);
            (await VerifyAsync(file)).Code.ShouldNotBe(ExitCode.Proven, field);
        }
        var misnamed = text.Replace("\"data\"", "\"date\"", StringComparison.Ordinal);
        foreach (var nonsense in new[] { "", "{}", "[]", "null", text[..^9], misnamed })
        {
            await File.WriteAllTextAsync(file, nonsense, Ct);
            (await VerifyAsync(file)).Code.ShouldBe(ExitCode.Malformed);
        }
    }

    [Fact]
    public async Task A_changed_event_in_the_database_shows_in_its_case()
    {
        var position = await _audited.GrowAsync(20);
        await market.ExecuteAsync($"UPDATE mt_events SET data = data || '{{\"size\": 9}}' WHERE seq_id = {position}");
        (await VerifyAsync(await CaseAsync(position))).Code.ShouldBe(ExitCode.EventChanged);
    }

    [Fact]
    public async Task A_proof_of_another_place_is_refused()
    {
        var json = JsonNode.Parse(await File.ReadAllTextAsync(await CaseAsync(1, 2), Ct))!;
        var (first, second) = (json["events"]![0]!, json["events"]![1]!);
        (first["proof"], second["proof"]) = (second["proof"]!.GetValue<string>(), first["proof"]!.GetValue<string>());
        var file = _audited.At("swapped.json");
        await File.WriteAllTextAsync(file, json.ToJsonString(), Ct);
        (await VerifyAsync(file)).Code.ShouldBe(ExitCode.NotIncluded);
    }

    [Fact]
    public async Task A_log_that_nobody_trusted_signed_is_refused()
    {
        var file = await CaseAsync();
        using var other = new AuditedMarket(market);
        await other.GrowAsync(20);
        var (code, text) = await AuditedMarket.RunAsync("verify", file, "--policy", other.Policy);
        code.ShouldBe(ExitCode.NotTrusted);
        text.ShouldContain("No key");
    }

    [Fact]
    public async Task The_whole_log_verifies_and_a_changed_file_is_named()
    {
        await _audited.GrowAsync(600);
        string[] command = ["verify-log", _audited.Tiles, "--policy", _audited.Policy, "--json"];
        (await AuditedMarket.RunAsync(command)).Code.ShouldBe(ExitCode.Proven);
        var bundle = Path.Combine(_audited.Tiles, "tile", "entries", "000");
        var bytes = await File.ReadAllBytesAsync(bundle, Ct);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(bundle, bytes, Ct);
        var (code, text) = await AuditedMarket.RunAsync(command);
        code.ShouldBe(ExitCode.LogDamaged);
        text.ShouldContain("position 256");
    }

    [Fact]
    public async Task A_later_checkpoint_is_a_continuation_and_one_of_another_log_is_not()
    {
        await _audited.GrowAsync(40);
        File.Copy(Path.Combine(_audited.Tiles, "checkpoint"), _audited.At("older"));
        await _audited.GrowAsync(300);
        var newer = Path.Combine(_audited.Tiles, "checkpoint");
        (await ConsistencyAsync(_audited.At("older"), newer)).ShouldBe(ExitCode.Proven);
        (await ConsistencyAsync(newer, _audited.At("older"))).ShouldBe(ExitCode.Inconsistent);
        Directory.Delete(Path.Combine(_audited.Tiles, "tile"), recursive: true);
        (await ConsistencyAsync(_audited.At("older"), newer)).ShouldBe(ExitCode.LogDamaged);
        string[] export =
            ["export-case", "1", "--tiles", _audited.Tiles, "--out", _audited.At("x"), "--connection", market.ConnectionString];
        (await AuditedMarket.RunAsync(export)).Code.ShouldBe(ExitCode.LogDamaged);
    }

    [Fact]
    public async Task Wrong_use_and_missing_files_have_codes_of_their_own()
    {
        (await AuditedMarket.RunAsync("verify")).Code.ShouldBe(ExitCode.UsedWrongly);
        (await AuditedMarket.RunAsync("verify", "/nowhere/case", "--policy", "/nowhere/policy")).Code.ShouldBe(ExitCode.Failed);
        await File.WriteAllTextAsync(_audited.Policy, "trust me", Ct);
        (await AuditedMarket.RunAsync("verify-log", _audited.Tiles, "--policy", _audited.Policy)).Code.ShouldBe(ExitCode.Malformed);
    }

    private async Task<string> CaseAsync(params long[] positions)
    {
        if (!Directory.Exists(_audited.Tiles)) await _audited.GrowAsync(300);
        var file = _audited.At("case.json");
        var chosen = (positions is [] ? [1, 77] : positions).Select(p => p.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var (code, text) = await AuditedMarket.RunAsync(
            ["export-case", .. chosen, "--tiles", _audited.Tiles, "--out", file, "--connection", market.ConnectionString]);
        code.ShouldBe(ExitCode.Proven, text);
        return file;
    }

    private Task<(ExitCode Code, string Text)> VerifyAsync(string file) =>
        AuditedMarket.RunAsync("verify", file, "--policy", _audited.Policy);

    private async Task<ExitCode> ConsistencyAsync(string older, string newer) =>
        (await AuditedMarket.RunAsync("consistency", older, newer, "--tiles", _audited.Tiles, "--policy", _audited.Policy)).Code;

    private static string Flipped(string text)
    {
        var at = text.Length / 2;
        return $"{text[..at]}{(text[at] == 'a' ? 'b' : 'a')}{text[(at + 1)..]}";
    }
}
