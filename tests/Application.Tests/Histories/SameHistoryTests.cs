using System.Text.Json;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Application.Tests.Histories;

/// <summary>
/// The contract and the domain have one set of rules, written twice: on the same random histories both accept and refuse the same, by
/// the same codes and with the same events, and in the end every account has the same level.
/// </summary>
public sealed class SameHistoryTests(ITestOutputHelper output)
{
    private const int Histories = 12;

    [Theory, InlineData(1), InlineData(1_000), InlineData(20_000)]
    public void Contract_and_domain_agree_on_every_call(int seed)
    {
        var decided = 0;
        foreach (var (history, lines) in ContractHistories.Read(seed, Histories).Index())
        {
            var contract = lines[0].GetProperty("contract_id").GetString()!;
            var walk = new DomainWalk();
            foreach (var line in lines.Skip(1).SkipLast(1))
                walk.Take(new ContractStep(contract, line), $"seed {seed + history}: {line}");
            LevelsShouldBeEqual(walk, contract, lines[^1], $"seed {seed + history}");
            decided += walk.Decided;
        }

        output.WriteLine($"seeds {seed} to {seed + Histories - 1}: {decided} calls decided by both");
        decided.ShouldBeGreaterThan(Histories * 100);
    }

    private static void LevelsShouldBeEqual(DomainWalk walk, string contract, JsonElement end, string about)
    {
        var now = new BlockTime(ulong.Parse(end.GetProperty("now").GetString()!));
        foreach (var asset in end.GetProperty("assets").EnumerateArray())
        {
            var state = walk.Asset(new AssetId(contract, asset.GetProperty("token_id").GetString()!));
            state.ShouldBeOfType<AssetState.Minted>().Owner.Value.ShouldBe(asset.GetProperty("owner_id").GetString(), about);
            foreach (var level in asset.GetProperty("levels").EnumerateObject())
                ((int)state.LevelOf(Account.Parse(level.Name), now)).ShouldBe(level.Value.GetInt32(), $"{about}: {level.Name} of {asset}");
        }
    }
}
