using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Neura.ContentStore;
using Neura.Near.Rpc;
using NeuraNft.Application.Accounts;
using NeuraNft.Application.Accounts.ApiKeys;
using NeuraNft.Application.Accounts.EncryptionKeys;
using NeuraNft.Application.Accounts.Sessions;
using NeuraNft.Application.Balances;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Chain.Reconciliation;
using NeuraNft.Application.Chat;
using NeuraNft.Application.Content;
using NeuraNft.Application.Custody;
using NeuraNft.Application.Erasure;
using NeuraNft.Application.Generation;
using NeuraNft.Application.Inferences;
using NeuraNft.Application.Log;
using NeuraNft.Application.Models;
using NeuraNft.Application.Rights;
using NeuraNft.Application.Transactions;
using Npgsql;

namespace NeuraNft.Application;

public static class AddApplicationExtensions
{
    /// <summary>Use cases, the event store, the chain's client and ingestion. Needs an NpgsqlDataSource.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ChainOptions>().Bind(configuration.GetSection(ChainOptions.Section)).ValidateDataAnnotations(
            ).ValidateOnStart();
        services.AddOptions<LoginOptions>().Bind(configuration.GetSection(LoginOptions.Section)).ValidateDataAnnotations(
            ).ValidateOnStart();
        services.AddOptions<ContentOptions>().Bind(configuration.GetSection(ContentOptions.Section)).ValidateDataAnnotations(
            ).ValidateOnStart();
        services.AddCustody(configuration);
        services.AddSingleton<SubjectKeys>().AddSingleton<EraseSubject>();
        services.AddSingleton(p => MarketStore.Create(
            p.GetRequiredService<NpgsqlDataSource>(), p.GetRequiredService<SubjectKeys>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new LocalFolderStore(p.GetRequiredService<IOptions<ContentOptions>>().Value.Folder));
        services.AddAccounts();
        services.AddOptions<InferenceOptions>().Bind(configuration.GetSection(InferenceOptions.Section)).ValidateDataAnnotations(
            ).ValidateOnStart();
        services.AddSingleton<RequestInference>().AddSingleton<JobLog>().AddSingleton<SetInferenceTerms>();
        services.AddOptions<DepositOptions>().Bind(configuration.GetSection(DepositOptions.Section)).ValidateDataAnnotations(
            ).ValidateOnStart();
        services.AddSingleton<CreditDeposit>().AddSingleton<CreditBalance>().AddSingleton<RequestWithdrawal>()
            .AddSingleton<EndWithdrawal>();
        services.AddSingleton<TransactionBuilder>().AddSingleton<PrepareTransaction>().AddSingleton<SubmitTransaction>();
        services.AddSingleton<TransactionProgress>().AddSingleton<RelayedDelegates>().AddSingleton<SubmitDelegate>();
        services.AddOptions<RelayerOptions>().Bind(configuration.GetSection(RelayerOptions.Section)).ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<PrepareCollection>().AddSingleton<PrepareMint>();
        services.AddSingleton<PrepareReplica>().AddSingleton<PrepareDeal>().AddSingleton<PrepareOpening>();
        services.AddSingleton<ModelRegister>().AddSingleton<RegisterModel>().AddModels(configuration);
        services.AddOptions<ReconciliationOptions>().Bind(configuration.GetSection(ReconciliationOptions.Section)).ValidateDataAnnotations(
            ).ValidateOnStart();
        return services.AddRights(configuration).AddContent(configuration).AddGeneration(configuration).AddChat(configuration).AddChain();
    }

    // Refreshing and issuing need a ServerSecret, which the host has.
    private static void AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<LoginChallenges>().AddSingleton<KeyOwnership>().AddSingleton<OpenLogin>().AddSingleton<LogIn>();
        services.AddSingleton<SessionTable>().AddSingleton<OpenSession>().AddSingleton<RefreshSession>().AddSingleton<LogOut>();
        services.AddSingleton<EndedCredentials>();
        services.AddSingleton<ApiKeyTable>().AddSingleton<IssueApiKey>().AddSingleton<RevokeApiKey>().AddSingleton<CheckApiKey>();
        services.AddSingleton<OpenKeyRegistration>().AddSingleton<RegisterEncryptionKey>().AddSingleton<RecipientOf>();
    }

    private static IServiceCollection AddChain(this IServiceCollection services)
    {
        // The factory's loggers would write whole addresses, and many providers take an API key in the path.
        services.AddHttpClient("near").RemoveAllLoggers();
        services.AddSingleton(p => Client(p, Endpoints(p)));
        services.AddSingleton(p => new BlockSources(
            p.GetRequiredService<IOptions<ChainOptions>>().Value, p.GetRequiredService<IHttpClientFactory>().CreateClient("near"),
            endpoints => Client(p, endpoints), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => p.GetRequiredService<BlockSources>().Open());
        services.AddSingleton<ChainMetrics>().AddSingleton<ChainClock>().AddSingleton<BlockIngestion>().AddSingleton<ChainFollower>();
        services.AddHostedService<ChainIngestion>();
        services.AddSingleton<Reconciler>().AddHostedService<ReconciliationService>();
        return services;
    }

    private static IReadOnlyList<Uri> Endpoints(IServiceProvider p) => [.. p.GetRequiredService<IOptions<ChainOptions>>().Value.RpcUrls];

    // Few retries: a caller at login waits for the answer, and ingestion has a loop of its own.
    private static JsonRpcClient Client(IServiceProvider p, IReadOnlyList<Uri> endpoints) => new(
        p.GetRequiredService<IHttpClientFactory>().CreateClient("near"),
        new JsonRpcClientOptions { Endpoints = endpoints, MaxRetries = 2 },
        p.GetRequiredService<TimeProvider>());
}
