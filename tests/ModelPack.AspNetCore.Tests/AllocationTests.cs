using System.Diagnostics;
using System.Reflection;
using Acme.Models;
using ModelPack.AspNetCore.Tests.Support;

namespace ModelPack.AspNetCore.Tests;

/// <summary>What requests allocate beside the objects of the contract. Bytes, not time: the same on any machine.</summary>
public sealed class AllocationTests(ModelPackages packages) : IClassFixture<ModelPackages>
{
    private const int Requests = 500;

    // One scope of services, task or closure more for each request is beyond it.
    private const double MostBeside = 96;

    [Fact]
    public void A_prediction_allocates_little_beside_the_contracts_own_objects()
    {
        var predictor = packages.Server.Services.GetRequiredService<VectorPredictor>();
        VectorPrediction? last = null;
        double own = BytesOf(() => last = predictor.Predict(new VectorInput([1, 2, 3])));
        Assert.NotNull(last);
        AssertLittle(own, "/models/vector/predict", """{"x":[1,2,3]}""");
    }

    [Fact]
    public void A_prediction_with_labels_and_a_map_allocates_little_beside_the_contracts_own_objects()
    {
        var predictor = packages.Server.Services.GetRequiredService<IrisPredictor>();
        IrisPrediction? last = null;
        double own = BytesOf(() => last = predictor.Predict(new IrisInput { SepalLength = 5.1f, SepalWidth = 3.5f, PetalLength = 1.4f, PetalWidth = 0.2f }));
        Assert.NotNull(last);
        AssertLittle(own, "/iris/predict", """{"sepalLength":5.1,"sepalWidth":3.5,"petalLength":1.4,"petalWidth":0.2}""");
    }

    private void AssertLittle(double own, string path, string body)
    {
        Assert.SkipUnless(IsOptimized, "Every asynchronous method of a debug build allocates.");
        var request = new RepeatedRequest(packages.Server.Services, path, body);
        double bytes = BytesOf(request.Send);
        Assert.StartsWith("{", request.Text, StringComparison.Ordinal);
        Assert.True(bytes - own <= MostBeside, $"{bytes} bytes a request, of which {own} are the contract's own.");
    }

    private static bool IsOptimized => typeof(ModelEndpointRouteBuilderExtensions).Assembly.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled != true;

    private static double BytesOf(Action call)
    {
        for (int warming = 0; warming < Requests; warming++)
            call();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Requests; i++)
            call();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Requests;
    }
}
