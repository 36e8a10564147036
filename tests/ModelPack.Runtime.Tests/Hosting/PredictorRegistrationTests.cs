using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Runtime.Tests.Contracts;
using ModelPack.Runtime.Tests.Loading;

namespace ModelPack.Runtime.Tests.Hosting;

/// <summary>A predictor among an app's services.</summary>
[Collection(ModelFolder.Tests)]
public sealed class PredictorRegistrationTests : IDisposable
{
    public PredictorRegistrationTests() => ModelFolder.Restore();

    public void Dispose() => ModelFolder.Remove();

    [Fact]
    public void The_predictor_is_one_singleton_under_both_types()
    {
        using ServiceProvider services = Build();
        var predictor = services.GetRequiredService<LinearPredictor>();
        Assert.Same(predictor, services.GetRequiredService<IPredictor<float[], float[]>>());
        Assert.Equal(8, predictor.Predict(new float[16]).Length);
    }

    [Fact]
    public void Closing_the_services_closes_the_predictor()
    {
        ServiceProvider services = Build();
        var predictor = services.GetRequiredService<LinearPredictor>();
        services.Dispose();
        Assert.Throws<ObjectDisposedException>(() => predictor.Predict(new float[16]));
    }

    [Fact]
    public async Task A_missing_model_fails_the_start()
    {
        ModelFolder.Remove();
        using ServiceProvider services = Build();
        await Assert.ThrowsAsync<ModelNotFoundException>(() => Start(services));
    }

    [Fact]
    public async Task Ready_only_after_the_model_is_loaded()
    {
        using ServiceProvider services = Build();
        HealthReport before = await Check(services);
        Assert.Equal(HealthStatus.Unhealthy, before.Entries["linear"].Status);
        Assert.Equal(["modelpack", "ready"], before.Entries["linear"].Tags);
        await Start(services);
        Assert.Equal(HealthStatus.Healthy, (await Check(services)).Status);
    }

    [Fact]
    public void Code_has_the_last_word_over_configuration()
    {
        PredictorOptions? last = null;
        using ServiceProvider services = Build(
            new() { ["ModelPack:linear:MaxBatchRows"] = "12", ["ModelPack:linear:IntraOpThreads"] = "2", ["ModelPack:linear:ExecutionProviders:0"] = "cpu" },
            options => (last, options.IntraOpThreads) = (options, 3));
        services.GetRequiredService<LinearPredictor>();
        Assert.Equal((12, 3), (last!.MaxBatchRows, last.IntraOpThreads));
        Assert.Equal(["cpu"], last.ExecutionProviders);
    }

    [Theory]
    [InlineData("true")]
    [InlineData(" True ")]
    public void Micro_batching_is_one_word_of_configuration(string value)
    {
        PredictorOptions? options = null;
        using ServiceProvider services = Build(new() { ["ModelPack:linear:MicroBatching"] = value }, loaded => options = loaded);
        services.GetRequiredService<LinearPredictor>();
        Assert.Equal((32, TimeSpan.Zero, 1_024, null, null), Show(options!.MicroBatching!));
    }

    [Fact]
    public void Micro_batching_can_be_said_in_full_and_code_has_the_last_word()
    {
        PredictorOptions? options = null;
        Dictionary<string, string?> configuration = new()
        {
            ["ModelPack:linear:MicroBatching:MaxRows"] = "8",
            ["ModelPack:linear:MicroBatching:MaxDelay"] = "00:00:00.002",
            ["ModelPack:linear:MicroBatching:MaxQueuedRows"] = "64",
            ["ModelPack:linear:MicroBatching:Deadline"] = "00:00:01",
            ["ModelPack:linear:MicroBatching:MaxConcurrentRuns"] = "2",
        };
        using ServiceProvider services = Build(configuration, loaded => (options = loaded).MicroBatching!.MaxRows = 9);
        services.GetRequiredService<LinearPredictor>();
        Assert.Equal((9, TimeSpan.FromMilliseconds(2), 64, TimeSpan.FromSeconds(1), 2), Show(options!.MicroBatching!));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("false")]
    public void Micro_batching_is_off_unless_it_is_asked_for(string? value)
    {
        PredictorOptions? options = null;
        using ServiceProvider services = Build(new() { ["ModelPack:linear:MicroBatching"] = value }, loaded => options = loaded);
        services.GetRequiredService<LinearPredictor>();
        Assert.Null(options!.MicroBatching);
    }

    [Theory]
    [InlineData("MicroBatching", "on")]
    [InlineData("MicroBatching:MaxRows", "0")]
    [InlineData("MicroBatching:MaxRows", "many")]
    [InlineData("MicroBatching:MaxDelay", "5")]
    [InlineData("MicroBatching:MaxDelay", "00:02:00")]
    [InlineData("MicroBatching:Deadline", "-00:00:01")]
    [InlineData("MicroBatching:MaxConcurrentRuns", "0")]
    public void A_wrong_value_of_micro_batching_is_named(string key, string value)
    {
        using ServiceProvider services = Build(new() { ["ModelPack:linear:" + key] = value });
        Assert.Contains($"'ModelPack:linear:{key}'", Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<LinearPredictor>()).Message);
    }

    private static (int MaxRows, TimeSpan MaxDelay, int MaxQueuedRows, TimeSpan? Deadline, int? MaxConcurrentRuns) Show(MicroBatchingOptions options) =>
        (options.MaxRows, options.MaxDelay, options.MaxQueuedRows, options.Deadline, options.MaxConcurrentRuns);

    [Theory]
    [InlineData("MaxBatchRows", "many")]
    [InlineData("MaxBatchRows", "0")]
    [InlineData("WarmUp", "perhaps")]
    [InlineData("OutputPolicy", "Ignore")]
    public void A_wrong_value_is_an_error_that_names_its_key(string key, string value)
    {
        using ServiceProvider services = Build(new() { ["ModelPack:linear:" + key] = value });
        Assert.Contains("ModelPack:linear:" + key, Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<LinearPredictor>()).Message);
    }

    [Fact]
    public async Task Adding_a_predictor_twice_adds_only_its_options()
    {
        var services = new ServiceCollection();
        PredictorRegistration.Add<LinearPredictor, float[], float[]>(services, null);
        PredictorRegistration.Add<LinearPredictor, float[], float[]>(services, options => options.MaxBatchRows = 1);
        using ServiceProvider provider = Complete(services, []);
        ModelRegistration registration = Assert.Single(provider.GetServices<ModelRegistration>());
        Assert.Equal(("linear", typeof(LinearPredictor)), (registration.Descriptor.Name, registration.PredictorType));
        await Start(provider);
        Assert.Single((await Check(provider)).Entries);
    }

    private static ServiceProvider Build(Dictionary<string, string?>? configuration = null, Action<PredictorOptions>? configure = null) =>
        Complete(PredictorRegistration.Add<LinearPredictor, float[], float[]>(new ServiceCollection(), configure), configuration ?? []);

    private static ServiceProvider Complete(IServiceCollection services, Dictionary<string, string?> configuration) => services
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(configuration).Build())
        .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .BuildServiceProvider();

    private static async Task Start(ServiceProvider services)
    {
        foreach (IHostedService service in services.GetServices<IHostedService>())
            await service.StartAsync(TestContext.Current.CancellationToken);
    }

    private static Task<HealthReport> Check(ServiceProvider services) => services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
}
