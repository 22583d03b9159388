using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NeuraNft.Application.Audit;
using NeuraNft.Application.Audit.Anchoring;

namespace NeuraNft.Application.Tests.Audit;

public sealed class AuditRegistrationTests
{
    [Theory]
    [InlineData(null, null, false, false)]
    [InlineData("nrc101.test.near", null, true, false)]
    [InlineData("nrc101.test.near", "scribe.test.near", true, true)]
    public void The_chain_is_asked_for_the_anchor_also_where_this_process_does_not_anchor(
        string? contract, string? account, bool asks, bool anchors)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Audit:Folder"] = "log", ["Near:Contract"] = contract, ["Audit:Anchor:Account"] = account,
        };
        var services = new ServiceCollection()
            .AddAudit(new ConfigurationBuilder().AddInMemoryCollection(settings.Where(s => s.Value is not null)).Build());
        services.Any(s => s.ServiceType == typeof(IAnchors)).ShouldBe(asks);
        services.Any(s => s.ServiceType == typeof(AnchorLog)).ShouldBe(anchors);
    }

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void Origin_is_no_longer_than_a_contract_keeps(int bytes, bool isValid)
    {
        var options = new AuditLogOptions { Origin = new string('a', bytes) };
        Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true).ShouldBe(isValid);
        options = new AuditLogOptions { Origin = new string('ä', bytes / 2) + new string('a', bytes % 2) };
        Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true).ShouldBe(isValid);
    }
}
