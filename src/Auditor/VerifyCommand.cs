using System.CommandLine;

namespace NeuraNft.Auditor;

/// <summary>neura-audit verify.</summary>
internal static class VerifyCommand
{
    public static Command Create(Report report)
    {
        var file = new Argument<FileInfo>("case") { Description = "A case that export-case wrote." };
        var policy = Evidence.Policy();
        return report.Command(
            "verify",
            "Checks each event of a case: is it what its leaf commits to, and is the leaf in the log that the policy trusts?",
            async (arguments, ct) =>
            {
                var trusted = await Evidence.PolicyAsync(arguments.GetRequiredValue(policy), ct);
                var shown = arguments.GetRequiredValue(file);
                var read = AuditCase.Parse(await Evidence.TextAsync(shown, AuditCase.MaxBytes, ct))
                    ?? throw new MalformedException($"{shown.Name} is no {AuditCase.FormatName}.");
                if (read.Events.Count == 0) throw new MalformedException($"{shown.Name} holds no event.");
                return [.. read.Events.Select(e => e.Check(trusted))];
            },
            file, policy);
    }
}
