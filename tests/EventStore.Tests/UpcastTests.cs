using Neura.EventStore;

namespace NeuraNft.EventStore.Tests;

/// <summary>Bodies as former programs recorded them, read by the present one.</summary>
public sealed class UpcastTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    [Theory]
    [InlineData("price_set", """{"amount": 5}""", "5.00", "NEAR", "unknown")]
    [InlineData("price_set_v2", """{"amount": "7.25", "currency": "USDC"}""", "7.25", "USDC", "unknown")]
    [InlineData("price_set_v3", """{"amount": "9.50", "currency": "NEAR", "setBy": "alice.near"}""", "9.50", "NEAR", "alice.near")]
    public async Task Recorded_event_is_read_in_its_present_shape(string storedName, string json, string amount, string currency, string by)
    {
        await using var store = Present();
        await RecordAsync(storedName, json);
        var read = (await store.FetchStreamAsync(storedName, 0, StoreFixture.Ct))[0];
        read.EventTypeName.ShouldBe(storedName);
        read.Data.ShouldBe(new PriceSet(amount, currency, by));
    }

    [Fact]
    public async Task Present_shape_is_stored_under_its_own_name_and_former_ones_cannot_be_written()
    {
        await using var store = Present();
        var session = store.LightweightSession(EventMetadata.None);
        session.Events.Append("now", ExpectedVersion.Any, new PriceSet("1.00", "NEAR", "bob.near"));
        await session.SaveChangesAsync(StoreFixture.Ct);
        (await store.FetchStreamAsync("now", 0, StoreFixture.Ct))[0].EventTypeName.ShouldBe("price_set_v3");
        session.Events.Append("now", ExpectedVersion.Any, new PriceSetV1(1));
        await Should.ThrowAsync<InvalidOperationException>(() => session.SaveChangesAsync(StoreFixture.Ct));
    }

    [Fact]
    public void Shape_is_upcast_in_one_way_only()
    {
        var map = new EventTypeMap().Upcast<PriceSetV1, PriceSet>("a", former => new PriceSet($"{former.Amount}", "", ""));
        Should.Throw<ArgumentException>(() => map.Upcast<PriceSetV1, PriceSet>("b", former => new PriceSet("", "", "")));
    }

    private DocumentStore Present() => fixture.NewStore(options => options.Events
        .Upcast<PriceSetV1, PriceSetV2>("price_set", former => new PriceSetV2($"{former.Amount}.00", "NEAR"))
        .Upcast<PriceSetV2, PriceSet>("price_set_v2", former => new PriceSet(former.Amount, former.Currency, "unknown"))
        .Map<PriceSet>("price_set_v3"));

    /// <summary>As an older program would have: its row, byte for byte, by the store's own function.</summary>
    private Task RecordAsync(string storedName, string json) => fixture.ExecuteAsync(
        $$"""
        SELECT es_append(
          '{null}', '{null}', '{null}', '{null}', '{null}', '{null}', '{1}', '{ {{storedName}} }', '{-1}', '{1}', '{1}', '{1}',
          array[gen_random_uuid()], '{1}', array['{{json}}'::jsonb], '{null}', '{ {{storedName}} }', '{Old.PriceSet}', now(), null)
        """);

    internal sealed record PriceSetV1(int Amount);

    internal sealed record PriceSetV2(string Amount, string Currency);

    internal sealed record PriceSet(string Amount, string Currency, string SetBy);
}
