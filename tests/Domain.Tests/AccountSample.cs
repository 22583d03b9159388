using NeuraNft.Domain.Accounts;
using static NeuraNft.Domain.Accounts.AccountEvent;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Domain.Tests;

/// <summary>What an account does off chain, each thing once, but for opening a session.</summary>
internal static class AccountSample
{
    private const string Network = "testnet";
    private const string Recipient = "age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg";

    public static IReadOnlyList<AccountEvent> Events { get; } =
    [
        new SessionRefreshed(Network, Bob, Job, 1, At(1).ToDateTimeOffset(), At(3600).ToDateTimeOffset()),
        new SessionClosed(Network, Bob, Job, SessionEnd.TokenReused, At(2).ToDateTimeOffset()),
        new ApiKeyIssued(
            Network, Bob, Job, "nightly", ApiScopes.Read | ApiScopes.Infer, Job, At(3).ToDateTimeOffset(), At(9000).ToDateTimeOffset()),
        new ApiKeyRevoked(Network, Bob, Job, At(4).ToDateTimeOffset()),
        new EncryptionKeyRegistered(
            Network, Bob, Recipient,
            new KeyStatement(
                KeyStatement.MessageFor(
                    Network, Bob, Recipient, "market.example", "KNV0cOpvJ50D5vfF9pqWom8wo2sliQ4W+Wa7uZ3Uk6Y=", At(5).ToDateTimeOffset()),
                "KNV0cOpvJ50D5vfF9pqWom8wo2sliQ4W+Wa7uZ3Uk6Y=", "market.example", At(5).ToDateTimeOffset(),
                "ed25519:2RM3EotCzEiVobm6aMjaup43k8cFffR4KHFtrqbZ79Qy",
                "NnJgPU1Ql7ccRTITIoOVsIfElmvH1RV7QAT4a9Vh6ShCOnjIzRwxqX54JzoQ/nK02p7VBMI2vJn48rpImIJwAw==", 123,
                "FsjzJ1Gqxv2nCMrjRhvWGPoxNwZHNXSxUGJx4cDCWZ8E"),
            At(6).ToDateTimeOffset()),
        new TextGenerated(Network, Bob, Job, "llama3", 120, 34, true, new string('c', 64), At(7).ToDateTimeOffset()),
        new SubjectErased(Network, Bob, Bob, At(7).ToDateTimeOffset()),
    ];
}
