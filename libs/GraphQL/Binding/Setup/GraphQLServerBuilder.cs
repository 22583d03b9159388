using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Neura.GraphQL.Binding.Types;
using Neura.GraphQL.DataLoaders;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Binding;

/// <summary>Says what a GraphQL server is made of; the schema is bound when it is first asked for, once.</summary>
public sealed class GraphQLServerBuilder
{
    internal GraphQLServerBuilder(IServiceCollection services) => Services = services;

    public IServiceCollection Services { get; }

    internal BindingSources Sources { get; } = new();

    internal ScalarRegistry Scalars { get; } = new();

    /// <summary>Adds every type of the assembly that bears an attribute of the binder, and its data loaders.</summary>
    public GraphQLServerBuilder AddTypes(Assembly assembly)
    {
        Sources.Add(assembly);
        foreach (var type in assembly.GetTypes().Where(IsDataLoader))
            Services.TryAddScoped(type);
        return this;
    }

    public GraphQLServerBuilder AddTypes(params ReadOnlySpan<Type> types)
    {
        foreach (var type in types)
            AddType(type);
        return this;
    }

    public GraphQLServerBuilder AddType<T>() => AddType(typeof(T));

    /// <summary>Adds a root class, an extension, or a type that no field reaches.</summary>
    public GraphQLServerBuilder AddType(Type type)
    {
        if (IsDataLoader(type))
            Services.TryAddScoped(type);
        else
            Sources.Add(type);
        return this;
    }

    /// <summary>Values of <typeparamref name="T"/> are of this scalar, as fields and as arguments.</summary>
    public GraphQLServerBuilder AddScalar<T>(ScalarType scalar)
    {
        Scalars.Add(typeof(T), scalar);
        return this;
    }

    public GraphQLServerBuilder AddDataLoader<T>() where T : class, IDataLoader
    {
        Services.TryAddScoped<T>();
        return this;
    }

    public GraphQLServerBuilder ModifyOptions(Action<GraphQLOptions> configure)
    {
        Services.Configure(configure);
        return this;
    }

    /// <summary>Cursors that all nodes of a server can open. Without it the key is random and ends with the process.</summary>
    /// <param name="key">At least 32 bytes.</param>
    public GraphQLServerBuilder AddCursorKey(ReadOnlyMemory<byte> key)
    {
        Services.Replace(ServiceDescriptor.Singleton<ICursorSerializer>(new HmacCursorSerializer(key)));
        return this;
    }

    /// <summary>Documents that clients may name by their SHA-256: every <c>*.graphql</c> file below the folder.</summary>
    public GraphQLServerBuilder AddFileSystemOperationDocumentStorage(string folder)
    {
        Services.Replace(ServiceDescriptor.Singleton<IOperationDocumentStorage>(_ => new FileSystemOperationDocumentStorage(folder)));
        return this;
    }

    private static bool IsDataLoader(Type type) => !type.IsAbstract && typeof(IDataLoader).IsAssignableFrom(type);
}
