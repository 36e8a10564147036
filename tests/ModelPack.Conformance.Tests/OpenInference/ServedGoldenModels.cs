extern alias runtime;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelPack.Conformance.Tests.Golden;
using runtime::ModelPack;
using runtime::ModelPack.Runtime.CompilerServices;

namespace ModelPack.Conformance.Tests.OpenInference;

/// <summary>An app that serves scaffolded predictors by the Open Inference Protocol.</summary>
internal sealed class ServedGoldenModels : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<IDisposable> _predictors;

    private ServedGoldenModels(WebApplication app, List<IDisposable> predictors)
    {
        _app = app;
        _predictors = predictors;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    /// <summary>Compiles, loads and serves models.</summary>
    public static async Task<ServedGoldenModels> StartAsync(IReadOnlyList<GoldenModel> models)
    {
        GoldenRun run = await GoldenRun.Compile(models);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var predictors = new List<IDisposable>();
        foreach (GoldenModel model in models)
            predictors.Add(Add(builder.Services, run.RecordOf(model), model.Model));
        WebApplication app = builder.Build();
        app.MapOpenInference();
        await app.StartAsync();
        return new ServedGoldenModels(app, predictors);
    }

    /// <summary>The name under which a model is served.</summary>
    public static string NameOf(GoldenModel model) => GoldenRun.Scaffold(model).ModelFile is var file ? Path.GetFileNameWithoutExtension(file) : "";

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        _predictors.ForEach(static predictor => predictor.Dispose());
    }

    private static IDisposable Add(IServiceCollection services, ContractRecordAttribute record, string model)
    {
        var options = new PredictorOptions { ModelPath = model, ExpectedDigest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(model))) };
        // No manifest tells of files beside the model.
        options.ConfigureSession = session => session.AddSessionConfigEntry("session.model_external_initializers_file_folder_path", Path.GetDirectoryName(model)!);
        return (IDisposable)typeof(ServedGoldenModels).GetMethod(nameof(AddPredictor), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(record.Predictor)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [services, options], null)!;
    }

    private static TPredictor AddPredictor<TPredictor>(IServiceCollection services, PredictorOptions options)
        where TPredictor : class, IModel<TPredictor>
    {
        TPredictor predictor = TPredictor.Load(options);
        services.AddSingleton(new ModelRegistration(TPredictor.Descriptor, typeof(TPredictor)));
        services.AddKeyedSingleton(TPredictor.Descriptor.Name, ModelHost.Of(predictor));
        return predictor;
    }
}
