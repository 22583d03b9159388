using System.Text;
using static NeuraNft.Domain.Assets.AssetCommand;
using static NeuraNft.Domain.Assets.AssetRefusal;

namespace NeuraNft.Domain.Assets;

/// <summary>What is wrong with a command whatever the asset: the contract reads its arguments before anything else.</summary>
internal static class CommandFaults
{
    public static AssetRefusal? Of(AssetCommand command) => command switch
    {
        UpdateMetadata { Name: { } name } when !ContractLimits.FitsName(name) => new NameUnfit(ContractLimits.MaxNameBytes),
        SetAccessMany c when c.Asks.Count is 0 or > ContractLimits.MaxGrantsACall
            || c.Asks.DistinctBy(a => a.Account).Count() < c.Asks.Count => new AsksUnfit(ContractLimits.MaxGrantsACall),
        SetRoyalty { Royalty.IsLawful: false } c => new RoyaltyTooHigh(c.Royalty),
        RequestAccess { Message: { } message } when Encoding.UTF8.GetByteCount(message) > ContractLimits.MaxRequestBytes =>
            new MessageUnfit(ContractLimits.MaxRequestBytes),
        SetLeaseTerms c when !LeaseTerms.MayBeOf(c.Level) => new TermsUnfit(),
        LeaseAccess c when !LeaseTerms.MayBeOf(c.Level) => new TermsUnfit(),
        SetLeaseTerms { Terms: { } terms } => Of(terms),
        _ => null,
    };

    private static AssetRefusal? Of(LeaseTerms terms) =>
        terms.PricePerPeriod == Yocto.Zero || terms.PricePerPeriod > LeaseTerms.HighestPrice ? new PriceUnfit(terms.PricePerPeriod)
        : terms.MaxPeriods is < 1 or > LeaseTerms.MostPeriods || terms.Period.Nanoseconds == 0
            || terms.Period.Nanoseconds > LeaseTerms.Longest.Nanoseconds / (ulong)terms.MaxPeriods ? new TermsUnfit()
        : null;
}
