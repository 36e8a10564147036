using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Routing;
using ModelPack.AspNetCore.Hosting;

namespace ModelPack.AspNetCore.OpenInference;

/// <summary>All registered models, and which of them a request means.</summary>
internal sealed class OpenInferenceModels
{
    public const string ModelParameter = "model";
    public const string VersionParameter = "version";

    private static readonly InferFailure s_unknown = InferFailure.NotFound("There is no model of this name.");
    private static readonly InferFailure s_otherVersion = InferFailure.NotFound("The model is not served in this version. Its metadata, at the path without a version, has the version that is.");

    private readonly FrozenDictionary<string, OpenInferenceModel> _models;

    public OpenInferenceModels(IServiceProvider services)
    {
        ILogger logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("ModelPack.AspNetCore");
        _models = services.GetServices<ModelRegistration>().ToFrozenDictionary(
            static model => model.Descriptor.Name,
            model => new OpenInferenceModel(model.Descriptor, ModelMapping.Of(services, model.Descriptor), services, logger));
    }

    /// <summary>All models.</summary>
    public IEnumerable<OpenInferenceModel> All => _models.Values;

    /// <summary>Finds the model in the path of a request.</summary>
    public bool TryFind(HttpContext context, [NotNullWhen(true)] out OpenInferenceModel? model, [NotNullWhen(false)] out InferFailure? failure)
    {
        model = context.GetRouteValue(ModelParameter) is string name ? _models.GetValueOrDefault(name) : null;
        failure = model is null ? s_unknown : null;
        return model is not null;
    }

    /// <summary>Whether the path of a request asks for another version than the one that serves.</summary>
    public static bool IsOtherVersion(HttpContext context, string version, [NotNullWhen(true)] out InferFailure? failure)
    {
        failure = context.GetRouteValue(VersionParameter) is string asked && asked != version ? s_otherVersion : null;
        return failure is not null;
    }
}
