using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NeuraNft.Application.Generation;
using NeuraNft.Application.Inferences;

namespace NeuraNft.Application.Chat;

internal static class AddChatExtensions
{
    /// <summary>Chats; answers are worked off where the operator runs a generator.</summary>
    public static IServiceCollection AddChat(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ChatOptions>().Bind(configuration.GetSection(ChatOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<UseOfAssets>().AddSingleton<ChatModels>().AddSingleton<ChatTables>().AddSingleton<ChatBell>();
        services.AddSingleton<ChatQueue>().AddSingleton<ChatRetrieval>().AddSingleton<AnswerChat>().AddSingleton<GenerationUsage>();
        services.AddSingleton<ChatMoney>().AddSingleton<GenerationMoney>().AddHostedService<GenerationSweep>();
        services.AddSingleton<OpenChat>().AddSingleton<AddChatDocument>().AddSingleton<SendChatMessage>().AddSingleton<StopChatAnswer>();
        if (configuration.GetValue<GenerationKind>($"{GenerationOptions.Section}:{nameof(GenerationOptions.Kind)}") != GenerationKind.None)
            services.AddHostedService<ChatService>();
        return services;
    }
}
