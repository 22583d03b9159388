using System.ComponentModel.DataAnnotations;
using NeuraNft.Domain;

namespace NeuraNft.Application.Balances;

/// <summary>Where money for runs is paid in. Bound from the section "Balances".</summary>
public sealed class DepositOptions : IValidatableObject
{
    public const string Section = "Balances";

    /// <summary>The account on chain that payments go to. Default none: payments are credited by the operator alone.</summary>
    public string? PaidTo { get; set; }

    public Account? Receiver => Account.TryParse(PaidTo, out var account) ? account : null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        PaidTo is null || Receiver is not null ? [] : [new ValidationResult("Balances:PaidTo is no NEAR account.")];
}
