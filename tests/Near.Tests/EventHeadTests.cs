using System.Text;
using Neura.Near.Events;

namespace NeuraNft.Near.Tests;

public sealed class EventHeadTests
{
    private const int Seed = 20_261_121;

    [Theory]
    [InlineData("""EVENT_JSON:{"standard":"nep171","version":"1.0.0","event":"nft_mint","data":[]}""")]
    [InlineData("""EVENT_JSON:   {"event":"nft_mint","data":{},"version":"1.2","standard":"nep171","x":[1,{"a":null}]}""")]
    [InlineData("""EVENT_JSON:{"standard":"nep\u0031","version":"1","event":"e"}""")]
    [InlineData("""EVENT_JSON:{"standard":"a","standard":"b","version":"1","event":"e","data":null}""")]
    public void Head_is_what_the_full_reading_says(string log)
    {
        EventJson.Read(log, out var full, out _).ShouldBe(EventReading.Parsed);
        EventJson.ReadHead(Encoding.UTF8.GetBytes(log), out var head).ShouldBe(EventReading.Parsed);
        (Text(head.Standard), Text(head.Version), Text(head.Event)).ShouldBe((full!.Standard, full.Version, full.Event));
    }

    [Theory]
    [InlineData("a log")]
    [InlineData("EVENT_JSON")]
    [InlineData("EVENT_JSON:")]
    [InlineData("EVENT_JSON:[]")]
    [InlineData("""EVENT_JSON:{"standard":"","version":"1","event":"e"}""")]
    [InlineData("""EVENT_JSON:{"standard":"s","version":1,"event":"e"}""")]
    [InlineData("""EVENT_JSON:{"standard":"s","version":"1","event":"e","data":7}""")]
    [InlineData("""EVENT_JSON:{"standard":"s","version":"1","event":"e"} {}""")]
    [InlineData("""EVENT_JSON:{"standard":"\ud800","version":"1","event":"e"}""")]
    public void What_is_no_event_is_none_for_both(string log) =>
        EventJson.ReadHead(Encoding.UTF8.GetBytes(log), out _).ShouldBe(EventJson.Read(log, out _, out _));

    [Fact]
    [Trait("Abuse", "6")]
    public void Logs_with_changed_bytes_are_read_alike_and_nothing_is_thrown()
    {
        var original = """EVENT_JSON:{"standard":"nep171","version":"1.0.0","event":"nft_mint","data":[{"owner_id":"bob","n":[1,2]}]}""";
        var random = new Random(Seed);
        for (var i = 0; i < 5000; i++)
        {
            var changed = original.ToCharArray();
            for (var n = random.Next(1, 4); n > 0; n--) changed[random.Next(11, changed.Length)] = (char)random.Next(1, 127);
            var log = new string(changed)[..random.Next(11, changed.Length + 1)];
            EventJson.ReadHead(Encoding.UTF8.GetBytes(log), out _).ShouldBe(EventJson.Read(log, out _, out _), $"seed {Seed}: {log}");
        }
    }

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);
}
