namespace NeuraNft.Domain.Market;

public static class MarketDecider
{
    public static MarketState Evolve(MarketState state, MarketEvent @event) => MarketEvolution.Evolve(state, @event);
}
