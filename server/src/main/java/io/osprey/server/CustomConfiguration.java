package io.osprey.server;

import io.osprey.engine.custom.CustomModelStore;
import io.osprey.engine.custom.CustomModels;
import io.osprey.server.config.CustomSettings;
import io.osprey.server.config.OspreyProperties;
import io.osprey.server.custom.CustomJobs;
import io.osprey.server.custom.DataSetFiles;
import io.osprey.server.custom.DataSetReader;
import io.osprey.server.custom.DatasetStore;
import io.osprey.server.custom.EvaluationStore;
import io.osprey.server.custom.JobQueue;
import io.osprey.server.custom.JobStore;
import io.osprey.server.custom.ModelStore;
import io.osprey.server.custom.StoredModels;
import io.osprey.server.engine.EngineHolder;
import io.osprey.server.engine.PictureSource;
import io.osprey.server.fetch.PictureFetcher;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Data sets, custom models and their jobs. */
@Configuration(proxyBeanMethods = false)
class CustomConfiguration {
    @Bean
    JobStore customJobStore(JdbcClient database) {
        return new JobStore(database, UUID.randomUUID());
    }

    @Bean
    DatasetStore datasetStore(JdbcClient database, Clock clock) {
        return new DatasetStore(database, clock, UUID::randomUUID);
    }

    @Bean
    ModelStore modelStore(JdbcClient database, DataSource source, JobStore jobs, Clock clock) {
        return new ModelStore(database, transactions(source), jobs, clock);
    }

    @Bean
    EvaluationStore evaluationStore(JdbcClient database, DataSource source, JobStore jobs, Clock clock) {
        return new EvaluationStore(database, transactions(source), jobs, clock);
    }

    private static TransactionOperations transactions(DataSource source) {
        return new TransactionTemplate(new JdbcTransactionManager(source));
    }

    @Bean
    CustomModels customModels(ModelStore models, OspreyProperties properties, Clock clock) {
        CustomSettings settings = properties.custom();
        StoredModels stored = new StoredModels(
                models, Optional.ofNullable(settings.sharedDirectory()).map(CustomModelStore::new));
        return new CustomModels(stored, clock, settings.modelIdle());
    }

    @Bean
    DataSetFiles dataSetFiles(PictureFetcher fetcher, OspreyProperties properties) {
        return new DataSetFiles(fetcher, properties.custom().fileRoots());
    }

    /** Takes the engine's holder so as to be closed before it. */
    @Bean
    JobQueue customJobs(
            DatasetStore datasets,
            ModelStore models,
            EvaluationStore evaluations,
            JobStore jobs,
            DataSetFiles files,
            EngineHolder engines,
            PictureSource pictures,
            OspreyProperties properties,
            Clock clock) {
        CustomSettings settings = properties.custom();
        CustomJobs runner = new CustomJobs(
                new CustomJobs.Stores(datasets, models, evaluations, jobs),
                new DataSetReader(files, datasets, settings.maxAnnotationBytes().toBytes()),
                engines,
                pictures,
                properties.limits().maxPixels(),
                settings.threads());
        return new JobQueue(
                jobs,
                runner,
                settings.trainings(),
                () -> engines.engine().isPresent(),
                clock,
                !properties.database().shared());
    }
}
