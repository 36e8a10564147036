using System.Collections.Frozen;
using Grpc.Core;
using Microsoft.Extensions.Options;
using ModelPack.AspNetCore;
using ModelPack.Runtime.Serving;

namespace ModelPack.Grpc.Services;

/// <summary>The models of the app by name.</summary>
internal sealed class ServedModels
{
    private static readonly Status s_unknown = new(StatusCode.NotFound, "There is no model of this name.");
    private static readonly Status s_otherVersion = new(StatusCode.NotFound, "The model is not served in this version. Its metadata, asked for without a version, has the version that is.");

    private readonly FrozenDictionary<string, ServedModel> _models;

    public ServedModels(IEnumerable<ModelRegistration> models, IOptionsFactory<ModelEndpointOptions> options, IServiceProvider services)
    {
        PredictionGates gates = services.GetService<PredictionGates>() ?? new PredictionGates();
        _models = models.ToFrozenDictionary(
            static model => model.Descriptor.Name, model => new ServedModel(model, options.Create(model.Descriptor.Name), gates, services), StringComparer.Ordinal);
        MaxMessageBytes = _models.Values.Select(static model => model.Options.MaxBatchBodyBytes).DefaultIfEmpty(1).Max();
    }

    /// <summary>The most bytes of a request, for any of the models.</summary>
    public long MaxMessageBytes { get; }

    /// <summary>Finds a model.</summary>
    /// <exception cref="RpcException">There is none of that name.</exception>
    public ServedModel Find(string name) => _models.GetValueOrDefault(name) ?? throw new RpcException(s_unknown);

    /// <summary>Refuses a request for another version than the one that serves.</summary>
    /// <param name="asked">The version in the request; empty for any.</param>
    /// <param name="served">The version that serves.</param>
    /// <exception cref="RpcException">They differ.</exception>
    public static void ThrowIfOther(string asked, string served)
    {
        if (asked.Length > 0 && asked != served)
            throw new RpcException(s_otherVersion);
    }
}
