using NeuraNft.Domain.Balances;

namespace NeuraNft.Domain.Tests.Balances;

public sealed class GenerationPriceTests
{
    private static readonly GenerationPrice Price = new(Yocto.Parse("1000"), Yocto.Parse("3001"));

    [Fact]
    public void Cost_is_by_the_token_and_rounded_up() => Price.Of(7, 2).ShouldBe(Yocto.Parse("14"));

    [Fact]
    public void Free_is_free_however_much_it_is() => GenerationPrice.Free.Of(long.MaxValue, long.MaxValue).ShouldBe(Yocto.Zero);

    [Fact]
    public void Row_57_tokens_that_no_generator_can_count_are_no_way_around_a_price()
    {
        Price.Of(-5, long.MinValue).ShouldBe(Yocto.Zero);
        var most = new GenerationPrice(GenerationPrice.Most, GenerationPrice.Most);
        most.Of(long.MaxValue, long.MaxValue).ShouldBeLessThanOrEqualTo(BalanceDecider.MaxAmount);
    }
}
