using Neura.Near.Events;

namespace NeuraNft.Near.Tests;

public sealed class EventJsonTests
{
    private const string Body = """{"standard":"nep171","version":"1.0.0","event":"nft_mint","data":[{"token_ids":["1:7"]}]}""";

    [Theory]
    [InlineData("EVENT_JSON:" + Body)]
    [InlineData("EVENT_JSON: " + Body)]
    [InlineData("EVENT_JSON:\n\t " + Body + " \n")]
    public void Event_is_read_with_or_without_white_space(string log)
    {
        EventJson.TryParse(log, out var parsed).ShouldBeTrue();
        (parsed!.Standard, parsed.Version, parsed.Event, parsed.MajorVersion).ShouldBe(("nep171", "1.0.0", "nft_mint", 1));
        parsed.Data.ShouldHaveSingleItem().GetProperty("token_ids")[0].GetString().ShouldBe("1:7");
        parsed.Raw.ShouldBe(log);
    }

    [Theory]
    [InlineData("""{"standard":"s","version":"1.2","event":"e","data":{"a":1}}""", 1)]
    [InlineData("""{"standard":"s","version":"1.0.1","event":"e","data":[{},{},{}]}""", 3)]
    [InlineData("""{"standard":"s","version":"1.0.0","event":"e","data":[]}""", 0)]
    [InlineData("""{"standard":"s","version":"1.0.0","event":"e"}""", 0)]
    [InlineData("""{"standard":"s","version":"1.0.0","event":"e","data":null,"author":"x"}""", 0)]
    public void Data_may_be_a_list_an_object_or_absent(string body, int elements)
    {
        EventJson.Read(EventJson.Prefix + body, out var parsed, out var reason).ShouldBe(EventReading.Parsed);
        parsed!.Data.Count.ShouldBe(elements);
        parsed.SaysNothing.ShouldBe(elements == 0);
        reason.ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("Transferring 1000 to account @bowen")]
    [InlineData(" EVENT_JSON:" + Body)]
    [InlineData("event_json:" + Body)]
    [InlineData("EVENT_JSON")]
    public void Ordinary_log_is_no_event(string log)
    {
        EventJson.Read(log, out var parsed, out _).ShouldBe(EventReading.NotAnEvent);
        parsed.ShouldBeNull();
    }

    [Theory]
    [Trait("Abuse", "7")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData(Body + Body)]
    [InlineData("""{"version":"1.0.0","event":"e","data":[]}""")]
    [InlineData("""{"standard":7,"version":"1.0.0","event":"e","data":[]}""")]
    [InlineData("""{"standard":"","version":"1.0.0","event":"e","data":[]}""")]
    [InlineData("""{"standard":"s","version":1,"event":"e","data":[]}""")]
    [InlineData("""{"standard":"s","version":"1.0.0","event":"e","data":"x"}""")]
    [InlineData("""{"standard":"\ud800","version":"1.0.0","event":"e","data":[]}""")]
    [InlineData("\ud800")]
    public void Prefix_without_an_event_is_malformed_with_a_reason(string body)
    {
        EventJson.Read(EventJson.Prefix + body, out var parsed, out var reason).ShouldBe(EventReading.Malformed);
        parsed.ShouldBeNull();
        reason.ShouldNotBeNullOrEmpty();
        EventJson.TryParse(EventJson.Prefix + body, out _).ShouldBeFalse();
    }

    [Fact]
    [Trait("Abuse", "7")]
    public void Deep_nesting_is_malformed_and_does_not_exhaust_the_stack()
    {
        var deep = "{\"standard\":" + new string('[', 16_000) + new string(']', 16_000) + "}";
        EventJson.Read(EventJson.Prefix + deep, out _, out _).ShouldBe(EventReading.Malformed);
    }

    [Theory]
    [InlineData("2.0.0", 2)]
    [InlineData("1", 1)]
    [InlineData("v1", null)]
    [InlineData(".1", null)]
    public void Major_version_is_the_number_before_the_point(string version, int? major)
    {
        var log = $$"""EVENT_JSON:{"standard":"s","version":"{{version}}","event":"e","data":[]}""";
        EventJson.TryParse(log, out var parsed).ShouldBeTrue();
        parsed!.MajorVersion.ShouldBe(major);
    }
}
