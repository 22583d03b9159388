namespace NeuraNft.Domain.Balances;

/// <summary>What a thousand tokens cost that the operator's model reads, and that it writes.</summary>
public sealed record GenerationPrice(Yocto Prompt, Yocto Completion)
{
    private const int Tokens = 1000;

    public static GenerationPrice Free { get; } = new(Yocto.Zero, Yocto.Zero);

    /// <summary>100 NEAR. So the largest number of tokens costs less than <see cref="BalanceDecider.MaxAmount"/>.</summary>
    public static Yocto Most { get; } = Yocto.Parse("1" + new string('0', 26));

    /// <summary>Rounded up to a yoctoNEAR. What a generator says is not believed below zero or beyond 2^31.</summary>
    public Yocto Of(long prompt, long completion)
    {
        var sum = checked((Prompt.Amount * Bounded(prompt)) + (Completion.Amount * Bounded(completion)));
        return new Yocto((sum + Tokens - 1) / Tokens);
    }

    private static UInt128 Bounded(long tokens) => (UInt128)Math.Clamp(tokens, 0, int.MaxValue);
}
