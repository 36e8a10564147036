extern alias runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using runtime::ModelPack;
using runtime::ModelPack.Runtime.CompilerServices;

namespace ModelPack.Tool.Serving.Hosting;

/// <summary>A model that is served. What an app says of a predictor at compile time is said here once, by its type.</summary>
/// <param name="package">Where it comes from.</param>
internal abstract class ServedModel(CheckedPackage package)
{
    /// <summary>Where it comes from.</summary>
    public CheckedPackage Package => package;

    /// <summary>Its name, version and digests.</summary>
    public abstract ModelDescriptor Descriptor { get; }

    /// <summary>Adds the predictor to the services.</summary>
    public abstract void Register(IServiceCollection services);

    /// <summary>Opens the model, checks it and warms it up.</summary>
    public abstract void Load(IServiceProvider services);

    /// <summary>Maps its own endpoints.</summary>
    public abstract void Map(IEndpointRouteBuilder endpoints);

    /// <summary>Maps what SageMaker calls, which has one model a server.</summary>
    public abstract void MapSageMaker(IEndpointRouteBuilder endpoints);

    /// <summary>The models of a loaded package, by what the generator recorded in its assembly.</summary>
    /// <exception cref="ServeException">Its code does not load.</exception>
    public static IReadOnlyList<ServedModel> Of(LoadedPackage loaded) => PackageCode.Run<IReadOnlyList<ServedModel>>(loaded.Package, () =>
    [
        .. from record in loaded.Assembly.GetCustomAttributes(typeof(ContractRecordAttribute), inherit: false).Cast<ContractRecordAttribute>()
           where loaded.Package.Models.Any(model => model.Payload.Model == record.Model)
           select Create(record.Predictor, loaded.Package),
    ]);

    private static ServedModel Create(Type predictor, CheckedPackage package)
    {
        Type[] values = predictor.GetInterfaces().Single(static type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IPredictor<,>)).GetGenericArguments();
        return (ServedModel)Activator.CreateInstance(typeof(Typed<,,>).MakeGenericType(predictor, values[0], values[1]), package)!;
    }

    private sealed class Typed<TPredictor, TInput, TOutput>(CheckedPackage package) : ServedModel(package)
        where TPredictor : class, IModel<TPredictor>, IPredictor<TInput, TOutput>
    {
        public override ModelDescriptor Descriptor => TPredictor.Descriptor;

        public override void Register(IServiceCollection services) => PackageCode.Run(Package, () => PredictorRegistration.Add<TPredictor, TInput, TOutput>(services, configure: null));

        public override void Load(IServiceProvider services) => PackageCode.Run(Package, services.GetRequiredService<TPredictor>);

        public override void Map(IEndpointRouteBuilder endpoints) => PackageCode.Run(Package, () => endpoints.MapModel<TPredictor>());

        public override void MapSageMaker(IEndpointRouteBuilder endpoints) => PackageCode.Run(Package, () => endpoints.MapSageMaker<TPredictor>());
    }
}
