using Microsoft.Extensions.Options;
using Neura.EventStore;
using NeuraNft.Api.Tests.Assets;
using NeuraNft.Application;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Inferences;
using NeuraNft.Application.Log;
using NeuraNft.Application.Models;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Models;

namespace NeuraNft.Api.Tests.Models;

/// <summary>An operator that allows two runs a day.</summary>
public sealed class ModelTestQuotaTests(MintedAsset asset) : IClassFixture<MintedAsset>
{
    private static readonly ModelTestVector Vector = new(
        "text", "\"Guten Tag\"", """[{"name":"probs","shape":[1,1],"values":[1]}]""", 1e-4);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Test_counts_as_a_run_against_the_operators_bound()
    {
        using var register = Register();
        (await register.HandleAsync(Command(), Ct)).ShouldBeOfType<Result<CommandAnswer, ModelRegistrationRefusal>.Ok>();
        (await register.HandleAsync(Command(), Ct)).ShouldBeOfType<Result<CommandAnswer, ModelRegistrationRefusal>.Ok>();
        var refused = (await register.HandleAsync(Command(), Ct))
            .ShouldBeOfType<Result<CommandAnswer, ModelRegistrationRefusal>.Refused>().Refusal;
        refused.ShouldBeOfType<ModelRegistrationRefusal.TestNotAsked>().Why
            .ShouldBeOfType<InferenceRefusal.QuotaExceeded>().Limit.ShouldBe(2);
        (await register.HandleAsync(Command() with { Test = null }, Ct))
            .ShouldBeOfType<Result<CommandAnswer, ModelRegistrationRefusal>.Ok>("what runs nothing counts nothing");
    }

    private RegisterPublishedModel Register()
    {
        var options = new InferenceOptions();
        foreach (var level in Enum.GetValues<AccessLevel>())
            options.Quotas[level] = new QuotaBound { PerDay = 2 };
        var market = asset.Market;
        return new RegisterPublishedModel(
            market.Service<DocumentStore>(), market.Service<ChainClock>(), market.Service<PublishedFiles>(),
            market.Service<IModelInspector>(), Options.Create(options));
    }

    private RegisterPublishedModel.Command Command() => new(
        Account.Parse(asset.Creator.Account), Guid.NewGuid(), new AssetId(asset.Market.Chain.Contract, asset.TokenId), 1, Vector);
}
