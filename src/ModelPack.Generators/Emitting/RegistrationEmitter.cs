using ModelPack.Generators.Model;

namespace ModelPack.Generators.Emitting;

/// <summary>Emits the extension method that registers the predictor as a service.</summary>
internal static class RegistrationEmitter
{
    private const string Services = "global::Microsoft.Extensions.DependencyInjection.IServiceCollection";

    public static void Emit(SourceWriter writer, ContractModel model)
    {
        PredictorType predictor = model.Source.Predictor;
        string access = predictor.IsPublic ? "public" : "internal";
        string name = predictor.Name.TrimStart('@');
        writer.WriteLine($$"""
            namespace Microsoft.Extensions.DependencyInjection
            {
                /// <summary>Registers <see cref="{{predictor.FullName}}"/>.</summary>
                {{RuntimeNames.GeneratedCode}}
                {{access}} static class {{CSharpText.Identifier(predictor.MetadataName)}}Services
                {
                    /// <summary>Adds the predictor of model <c>{{CSharpText.Documentation(model.Source.ModelName ?? model.ModelName)}}</c> as a singleton, also as <see cref="global::ModelPack.IPredictor{TInput, TOutput}"/>. The model is opened when the app starts.</summary>
                    /// <param name="services">The services.</param>
                    /// <param name="configure">Changes the options, after those of the configuration section <c>ModelPack:{{CSharpText.Documentation(model.Source.ModelName ?? model.ModelName)}}</c>.</param>
                    /// <returns>The services.</returns>
                    {{access}} static {{Services}} Add{{name}}(this {{Services}} services, global::System.Action<global::ModelPack.PredictorOptions>? configure = null) =>
                        {{RuntimeNames.Runtime}}.PredictorRegistration.Add<{{predictor.FullName}}, {{model.Source.Input!.FullName}}, {{model.Source.Output!.FullName}}>(services, configure);
                }
            }
            """);
    }
}
