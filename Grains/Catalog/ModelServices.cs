using Orleans.Runtime.Services;

namespace FraudGrains.Grains.Catalog;

/// <summary>Speaks to the model service of one silo or of all.</summary>
internal sealed class ModelServices(IServiceProvider services, IGrainFactory grains) : GrainServiceClient<IModelService>(services)
{
    public IModelService On(SiloAddress silo) => GetGrainService(silo);

    /// <summary>Every silo that decides or is about to, as the membership table says now: a silo joins before it reads the choice.</summary>
    public async Task<SiloAddress[]> Silos()
    {
        var hosts = await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: false);
        return [.. hosts.Where(h => h.Value is SiloStatus.Joining or SiloStatus.Active or SiloStatus.ShuttingDown).Select(h => h.Key)];
    }
}
