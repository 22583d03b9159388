using System.Numerics;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Balances;
using NeuraNft.Domain.Contracts;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Tests.Assets;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Domain.Tests.Balances;

/// <summary>Accounts, jobs and the ledger between them, moved by the same decisions as the platform's own.</summary>
internal sealed class BalanceHistory
{
    public static readonly Platform Platform = new(Carol, 250);

    // Alice owns, with royalties for herself and dave, who uses and pays too.
    private static readonly AssetState Model = AssetSpecification.Given(
        Minted(), Granted(Bob, AccessLevel.UseModel), Granted(Dave, AccessLevel.UseModel)).State;

    private readonly Dictionary<Account, BalanceState> balances = [];
    private readonly Dictionary<Guid, InferenceState> jobs = [];

    public List<BalanceEvent> Money { get; } = [];

    public IReadOnlyDictionary<Guid, InferenceState> Jobs => jobs;

    public BalanceState Of(Account account) => balances.GetValueOrDefault(account, BalanceState.Initial);

    public void Do(Account account, BalanceCommand command)
    {
        if (BalanceDecider.Decide(Of(account), command) is Decision<BalanceEvent, BalanceRefusal>.Accepted accepted)
            Write(accepted.Events);
    }

    /// <summary>As RequestInference does it: both or neither.</summary>
    public void Request(Guid job, Account requester, Yocto price)
    {
        var request = new InferenceCommand.RequestInference(job, Asset, Model, requester, "text", "\"Guten Tag\"", null)
        {
            ExpectedPrice = price, Terms = InferenceTerms.Initial with { Price = price }, Platform = Platform,
        };
        foreach (var asked in Decide(job, request).Cast<InferenceEvent.InferenceRequested>())
        {
            if (asked.Price is { } held)
            {
                var hold = new BalanceCommand.HoldForJob(requester, job, Asset, held.Amount);
                if (BalanceDecider.Decide(Of(requester), hold) is not Decision<BalanceEvent, BalanceRefusal>.Accepted accepted)
                    return;
                Write(accepted.Events);
            }
            jobs[job] = InferenceDecider.Evolve(InferenceState.Initial, asked);
        }
    }

    /// <summary>As JobLog does it.</summary>
    public void Act(Guid job, InferenceCommand command)
    {
        foreach (var next in Decide(job, command))
        {
            Write(Settlement.Of(jobs[job].Asked!, next));
            jobs[job] = InferenceDecider.Evolve(jobs[job], next);
        }
    }

    /// <summary>As GenerationMoney does it: the hold's end is decided by whether it is held.</summary>
    public void Generate(Guid generation, Account payer, Yocto most, Yocto? cost)
    {
        if (!Of(payer).Holds.TryGetValue(generation, out var held))
            Do(payer, new BalanceCommand.HoldForJob(payer, generation, null, most));
        else
            Write(Settlement.OfGeneration(payer, generation, held, cost ?? Yocto.Zero, Carol, cost is null ? "INTERRUPTED" : "UNUSED"));
    }

    /// <summary>What each ledger account comes to.</summary>
    public IReadOnlyDictionary<LedgerAccount, BigInteger> Ledger()
    {
        var sums = new Dictionary<LedgerAccount, BigInteger>();
        foreach (var transfer in Money.Select(LedgerTransfer.Of))
        {
            sums[transfer.From] = sums.GetValueOrDefault(transfer.From) - transfer.Amount.Amount;
            sums[transfer.To] = sums.GetValueOrDefault(transfer.To) + transfer.Amount.Amount;
        }

        return sums;
    }

    private IReadOnlyList<InferenceEvent> Decide(Guid job, InferenceCommand command) =>
        InferenceDecider.Decide(jobs.GetValueOrDefault(job, InferenceState.Initial), command, At(10))
            is Decision<InferenceEvent, InferenceRefusal>.Accepted accepted ? accepted.Events : [];

    private void Write(IEnumerable<BalanceEvent> events)
    {
        foreach (var one in events)
        {
            balances[one.Account] = BalanceDecider.Evolve(Of(one.Account), one);
            Money.Add(one);
        }
    }
}
